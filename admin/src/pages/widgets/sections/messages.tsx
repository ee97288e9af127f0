import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { ListField } from "../../../kit/list-field.tsx";
import { TextArea } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";
import { QuickActions } from "./quick-actions.tsx";

export function MessagesSection(props: SectionProps): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <div class="space-y-4">
      <TextArea
        label={t("widgets.welcome_message")}
        maxLength={500}
        value={props.form.draft.welcome_message}
        onInput={(value) => props.form.set("welcome_message", value)}
        complaint={complaint("welcome_message")}
      />
      <ListField
        label={t("widgets.intro_messages")}
        hint={t("widgets.intro_hint")}
        items={props.form.draft.intro_messages}
        onChange={(items) => props.form.set("intro_messages", items)}
        complaint={complaint("intro_messages")}
      />
      <QuickActions form={props.form} error={props.error} />
      <TextArea
        label={t("widgets.offline_message")}
        hint={t("widgets.offline_hint")}
        maxLength={1000}
        value={props.form.draft.offline_message}
        onInput={(value) => props.form.set("offline_message", value)}
        complaint={complaint("offline_message")}
      />
    </div>
  );
}
