import { type JSX, Show } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

export function NotificationsSection(props: SectionProps): JSX.Element {
  return (
    <div class="space-y-4">
      <SwitchField
        label={t("widgets.notify")}
        hint={t("widgets.notify_hint")}
        isOn={props.form.draft.enable_email_notifications}
        onChange={(isOn) => props.form.set("enable_email_notifications", isOn)}
      />
      <Show when={props.form.draft.enable_email_notifications}>
        <TextField
          class="max-w-sm"
          label={t("widgets.notify_email")}
          type="email"
          value={props.form.draft.notification_email ?? ""}
          onInput={(value) => props.form.set("notification_email", value.trim() || null)}
          complaint={complaintOn(props.error, "notification_email")}
        />
      </Show>
    </div>
  );
}
