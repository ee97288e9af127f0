import { ruleSetOf, type SpamRules } from "./rule-set.ts";

/** The ids of the rules that an address is of. */
export function addressRulesOf(rules: SpamRules, address: string | null): number[] {
  return ruleSetOf(rules)
    .addressHits(address)
    .flatMap(({ rule }) => (rule ? [rule.id] : []));
}

/** Whether nothing is taken from an address: the widget lists it, or a rule that blocks does. */
export function isBlockedAddress(rules: SpamRules, address: string | null): boolean {
  if (address === null) return false;
  return ruleSetOf(rules)
    .addressHits(address)
    .some(({ rule }) => rule === null || rule.action === "block");
}
