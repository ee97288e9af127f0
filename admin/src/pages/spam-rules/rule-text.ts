import type { SpamRule } from "../../../../contracts/admin/spam-rules.ts";
import { t } from "../../i18n/i18n.ts";
import { formatNumber } from "../../kit/stat.tsx";
import { rateIn } from "./rate-value.ts";

/** What a rule looks for, as one would say it. */
export function ruleText({
  rule_type,
  rule_value,
}: Pick<SpamRule, "rule_type" | "rule_value">): string {
  const rate = rule_type === "rate_limit" ? rateIn(rule_value) : null;
  if (!rate) return rule_value;
  return t("spam.value_rate", {
    messages: formatNumber(rate.messages),
    seconds: formatNumber(rate.seconds),
  });
}
