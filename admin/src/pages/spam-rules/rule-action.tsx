import { A } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { type JSX, Show } from "solid-js";
import {
  SPAM_RULE_ACTIONS,
  SPAM_SEVERITIES,
  type SpamRule,
} from "../../../../contracts/admin/spam-rules.ts";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { SelectField } from "../../kit/select-field.tsx";

export type RuleDraft = Pick<
  SpamRule,
  "rule_type" | "rule_value" | "rule_action" | "severity" | "description"
>;

interface RuleActionProps {
  readonly widgetId: number;
  readonly rule: RuleDraft;
  readonly onChange: (part: Partial<RuleDraft>) => void;
}

/** What becomes of what a rule catches, each choice explained as it is made. */
export function RuleAction(props: RuleActionProps): JSX.Element {
  return (
    <div class="grid items-start gap-4 sm:grid-cols-2">
      <div>
        <SelectField
          label={t("spam.action")}
          hint={t(`spam.action_${props.rule.rule_action}_hint`)}
          value={props.rule.rule_action}
          options={SPAM_RULE_ACTIONS.map((value) => ({
            value,
            label: t(`spam.action_${value}`),
          }))}
          onChange={(rule_action) => props.onChange({ rule_action })}
        />
        <Show when={props.rule.rule_action === "challenge"}>
          <KeysNote widgetId={props.widgetId} />
        </Show>
      </div>
      <SelectField
        label={t("spam.severity")}
        hint={severityHint(props.rule)}
        value={props.rule.severity}
        options={SPAM_SEVERITIES.map((value) => ({
          value,
          label: t(`spam.severity_${value}`),
        }))}
        onChange={(severity) => props.onChange({ severity })}
      />
    </div>
  );
}

function severityHint({ rule_action, severity }: RuleDraft): string {
  return rule_action === "flag" ? t(`spam.severity_flag_${severity}`) : t("spam.severity_other");
}

/** Nobody can be challenged without keys; said before one relies on it. */
function KeysNote(props: { readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const widget = useQuery(() => ({
    queryKey: ["can-challenge", props.widgetId],
    enabled: can("widgets.read"),
    queryFn: () =>
      call(widgetOperations, "GET /widgets/:widgetId", { params: { widgetId: props.widgetId } }),
  }));
  return (
    <Show when={dataOf(widget)?.can_challenge === false}>
      <p class="mt-1 text-[0.8125rem] text-warning" role="status">
        {t("spam.no_challenge")}{" "}
        <A class="link" href={`/widgets/${props.widgetId}?section=limits`}>
          {t("spam.no_challenge_link")}
        </A>
      </p>
    </Show>
  );
}
