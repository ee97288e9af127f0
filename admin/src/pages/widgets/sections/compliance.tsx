import { type JSX, Show } from "solid-js";
import { INDUSTRIES } from "../../../../../contracts/widget-config.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { SelectField } from "../../../kit/select-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextArea, TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

export function ComplianceSection(props: SectionProps): JSX.Element {
  const complaint = (field: string) => complaintOn(props.error, field);
  return (
    <div class="space-y-4">
      <SelectField
        class="max-w-xs"
        label={t("widgets.industry")}
        hint={t("widgets.industry_hint")}
        value={props.form.draft.industry}
        options={INDUSTRIES.map((value) => ({ value, label: t(`widgets.industry_${value}`) }))}
        onChange={(value) => props.form.set("industry", value)}
      />
      <SwitchField
        label={t("widgets.disclaimer")}
        hint={t("widgets.disclaimer_hint")}
        isOn={props.form.draft.require_disclaimer}
        onChange={(isOn) => props.form.set("require_disclaimer", isOn)}
      />
      <Show when={props.form.draft.require_disclaimer}>
        <TextArea
          label={t("widgets.disclaimer_text")}
          rows={5}
          maxLength={4000}
          value={props.form.draft.disclaimer_text ?? ""}
          onInput={(value) => props.form.set("disclaimer_text", value || null)}
          complaint={complaint("disclaimer_text")}
        />
        <TextField
          class="max-w-xs"
          label={t("widgets.disclaimer_version")}
          hint={t("widgets.disclaimer_version_hint")}
          maxLength={50}
          value={props.form.draft.disclaimer_version ?? ""}
          onInput={(value) => props.form.set("disclaimer_version", value || null)}
          complaint={complaint("disclaimer_version")}
        />
      </Show>
      <TextField
        class="max-w-xs"
        label={t("widgets.retention")}
        hint={t("widgets.retention_hint")}
        type="number"
        min={1}
        max={3650}
        value={String(props.form.draft.retention_days)}
        onInput={(value) => props.form.set("retention_days", Number(value))}
        complaint={complaint("retention_days")}
      />
    </div>
  );
}
