import { type JSX, Show } from "solid-js";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { NumberField } from "../../../kit/number-field.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { dateOf } from "../../../kit/time.tsx";
import type { SectionProps } from "../sections.ts";

const DAY_MS = 86_400_000;

/** How long conversations are kept, and what of an address. */
export function KeepingFields(props: SectionProps): JSX.Element {
  const isSooner = () => props.form.draft.retention_days < props.widget.retention_days;
  const firstKept = () => {
    const atMs = Date.now() - props.form.draft.retention_days * DAY_MS;
    return dateOf(new Date(atMs).toISOString(), props.widget.client_timezone);
  };
  return (
    <>
      <div>
        <NumberField
          class="max-w-md"
          label={t("compliance.retention")}
          hint={t("compliance.retention_hint")}
          min={1}
          max={3650}
          value={props.form.draft.retention_days}
          onInput={(days) => props.form.set("retention_days", days)}
          complaint={complaintOn(props.error, "retention_days")}
        />
        <div role="status" class="empty:hidden">
          <Show when={props.form.draft.retention_days >= 1 && isSooner()}>
            <p class="mt-1 max-w-md text-[0.8125rem] text-warning">
              {t("compliance.retention_sooner", { date: firstKept() })}
            </p>
          </Show>
        </div>
      </div>
      <SwitchField
        label={t("compliance.anonymize")}
        hint={t("compliance.anonymize_hint")}
        isOn={props.form.draft.anonymize_addresses}
        onChange={(isOn) => props.form.set("anonymize_addresses", isOn)}
      />
    </>
  );
}
