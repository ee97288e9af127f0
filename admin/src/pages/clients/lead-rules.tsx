import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { type Client, LEAD_ASSIGNMENTS } from "../../../../contracts/admin/clients.ts";
import { complaintOn } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";

export type LeadRulesDraft = Pick<
  Client,
  "lead_assignment" | "lead_reminder_hours" | "lead_escalation_hours"
>;

interface LeadRulesProps {
  readonly draft: LeadRulesDraft;
  readonly onChange: (part: Partial<LeadRulesDraft>) => void;
  readonly error: unknown;
}

const HOURS_MAX = 720;
const HOURS = [
  ["lead_reminder_hours", "clients.reminder"],
  ["lead_escalation_hours", "clients.escalation"],
] as const;

/** Who gets a new lead, and what happens when nobody looks at it. */
export function LeadRules(props: LeadRulesProps): JSX.Element {
  return (
    <fieldset class="border-t border-line pt-4">
      {/* A legend stands on its fieldset's border, unless it floats. */}
      <legend class="float-left w-full font-semibold">{t("clients.lead_rules")}</legend>
      <p class="hint clear-both mt-0 mb-3">{t("clients.lead_rules_text")}</p>
      <div class="grid gap-4 sm:grid-cols-2">
        <div class="sm:col-span-2">
          <SelectField
            class="sm:max-w-[calc(50%-0.5rem)]"
            label={t("clients.lead_assignment")}
            value={props.draft.lead_assignment}
            options={LEAD_ASSIGNMENTS.map((value) => ({
              value,
              label: t(`clients.assignment_${value}`),
            }))}
            onChange={(lead_assignment) => props.onChange({ lead_assignment })}
            complaint={complaintOn(props.error, "lead_assignment")}
          />
          <p class="hint">
            {t("clients.assignment_hint")}{" "}
            <A class="link" href="/team">
              {t("layout.team")}
            </A>
          </p>
        </div>
        {HOURS.map(([name, label]) => (
          <NumberField
            label={t(label)}
            hint={t("clients.hours_hint")}
            min={1}
            max={HOURS_MAX}
            value={props.draft[name]}
            onInput={(hours) => props.onChange({ [name]: Number.isNaN(hours) ? null : hours })}
            complaint={complaintOn(props.error, name)}
          />
        ))}
      </div>
    </fieldset>
  );
}
