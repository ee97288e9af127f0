import { type JSX, onMount } from "solid-js";
import type { SpamRule } from "../../../../contracts/admin/spam-rules.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { ruleText } from "./rule-text.ts";
import { TrialOutcome, useTrial } from "./try-rule.tsx";

/** What a rule that is there would have caught, asked as it opens. */
export function TryDialog(props: {
  readonly widgetId: number;
  readonly rule: SpamRule;
  readonly onClose: () => void;
}): JSX.Element {
  const trial = useTrial(() => props.widgetId);
  // A copy: the list may be read anew meanwhile, and the answer is to what was asked.
  const { rule_type, rule_value } = props.rule;
  onMount(() => trial.mutate({ rule_type, rule_value }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("spam.try_title")}
      description={t("spam.try_text")}
    >
      <p class="mb-3 text-muted">
        {t(`spam.type_${rule_type}`)}:{" "}
        <span class="mono font-medium text-ink [overflow-wrap:anywhere]">
          {ruleText({ rule_type, rule_value })}
        </span>
      </p>
      <TrialOutcome trial={trial} rule={{ rule_type, rule_value }} />
    </Dialog>
  );
}
