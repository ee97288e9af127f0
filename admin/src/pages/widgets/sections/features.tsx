import type { JSX } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { SectionProps } from "../sections.ts";

export function FeaturesSection(props: SectionProps): JSX.Element {
  const per = () => Math.round(props.form.draft.answer_threshold * 100);
  return (
    <div class="space-y-3">
      <SwitchField
        label={t("widgets.is_active")}
        hint={t("widgets.is_active_hint")}
        isOn={props.form.draft.is_active}
        onChange={(isOn) => props.form.set("is_active", isOn)}
      />
      <SwitchField
        label={t("widgets.email_capture")}
        isOn={props.form.draft.enable_email_capture}
        onChange={(isOn) => props.form.set("enable_email_capture", isOn)}
      />
      <SwitchField
        label={t("widgets.phone_capture")}
        isOn={props.form.draft.enable_phone_capture}
        onChange={(isOn) => props.form.set("enable_phone_capture", isOn)}
      />
      <TextField
        class="max-w-xs pt-2"
        label={t("widgets.threshold")}
        hint={t("widgets.threshold_hint")}
        type="number"
        min={0}
        max={100}
        value={String(per())}
        onInput={(value) =>
          props.form.set("answer_threshold", Math.min(100, Math.max(0, Number(value))) / 100)
        }
        complaint={complaintOn(props.error, "answer_threshold")}
      />
    </div>
  );
}
