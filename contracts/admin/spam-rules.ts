import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { Instant, optionalText, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const SPAM_RULE_TYPES = ["keyword", "pattern", "rate_limit", "ip_block"] as const;
export const SPAM_RULE_ACTIONS = ["block", "flag", "challenge"] as const;
export const SPAM_SEVERITIES = ["low", "medium", "high"] as const;

const SpamRuleFields = z.object({
  /**
   * What `rule_value` is: a word or phrase (`keyword`), an RE2 pattern (`pattern`), an address or a
   * range of them (`ip_block`), or messages and seconds of one visitor, such as `20/60` (`rate_limit`:
   * more than twenty messages in any sixty seconds).
   */
  rule_type: z.enum(SPAM_RULE_TYPES),
  rule_value: visibleText(500),
  rule_action: z.enum(SPAM_RULE_ACTIONS),
  severity: z.enum(SPAM_SEVERITIES),
  description: optionalText(500),
  is_active: z.boolean(),
});

export const CreateSpamRule = SpamRuleFields.partial().required({
  rule_type: true,
  rule_value: true,
});
export const ChangeSpamRule = SpamRuleFields.partial();
export type ChangeSpamRule = z.infer<typeof ChangeSpamRule>;

export const SpamRule = SpamRuleFields.extend({
  id: RowId,
  rule_value: z.string(),
  description: z.string().nullable(),
  times_triggered: z.int(),
  created_at: Instant,
  updated_at: Instant,
});
export type SpamRule = z.infer<typeof SpamRule>;

/** Of the last month, with the messages that a rule would have caught. */
export const SpamRuleTest = z.object({
  /** Null: the rule can be used. */
  problem: z.string().nullable(),
  /** Messages, or for `ip_block` conversations, that were looked at; fewer than there are where `is_partial`. */
  examined: z.int().nonnegative(),
  is_partial: z.boolean(),
  caught: z.int().nonnegative(),
  /** Of those caught, how many are held for honest now. */
  caught_honest: z.int().nonnegative(),
  /** Newest first, at most twenty. */
  samples: z.array(
    z.object({
      conversation_id: z.uuid(),
      at: Instant,
      /** Around what was caught; for `ip_block` the address. */
      excerpt: z.string(),
      is_spam: z.boolean(),
    }),
  ),
});
export type SpamRuleTest = z.infer<typeof SpamRuleTest>;

/** One reason why a text looks like spam, with its share of the score. */
export const SPAM_SIGNALS = [
  "links",
  "repetition",
  "speed",
  "disposable_email",
  "trap",
  "no_interaction",
  "shouting",
  "known_phrases",
  "odd_letters",
  "keyword",
  "rule",
] as const;
export const SpamVerdict = z.object({
  /** 0–1. */
  score: z.number().min(0).max(1),
  is_spam: z.boolean(),
  action: z.enum(["none", "flag", "challenge", "block"]),
  reasons: z.array(
    z.object({ signal: z.enum(SPAM_SIGNALS), detail: z.string(), weight: z.number() }),
  ),
});
export type SpamVerdict = z.infer<typeof SpamVerdict>;

export const spamRuleOperations = {
  "GET /widgets/:widgetId/spam-rules": reads({
    summary: "Lists a widget's spam rules, newest first",
    right: "spam_rules.read",
    scope: "widget",
    query: PageQuery,
    out: pageOf(SpamRule),
  }),
  "POST /widgets/:widgetId/spam-rules": changes({
    summary: "Adds a spam rule",
    right: "spam_rules.manage",
    scope: "widget",
    body: CreateSpamRule,
    status: 201,
    out: SpamRule,
    audit: "spam_rule.created",
    isCreate: true,
  }),
  "POST /widgets/:widgetId/spam-rules/test": changes({
    summary: "What a rule would have caught in the last thirty days; changes nothing",
    right: "spam_rules.read",
    scope: "widget",
    body: SpamRuleFields.pick({ rule_type: true, rule_value: true }),
    out: SpamRuleTest,
    audit: null,
  }),
  "POST /widgets/:widgetId/spam-rules/judge": changes({
    summary: "How a text would be judged by the widget's rules and by its looks; changes nothing",
    right: "spam_rules.read",
    scope: "widget",
    body: z.object({ text: visibleText(4_000), email: optionalText(254).optional() }),
    out: SpamVerdict,
    audit: null,
  }),
  "GET /widgets/:widgetId/spam-rules/:ruleId": reads({
    summary: "One spam rule",
    right: "spam_rules.read",
    scope: "widget",
    out: SpamRule,
  }),
  "PATCH /widgets/:widgetId/spam-rules/:ruleId": changes({
    summary: "Changes a spam rule",
    right: "spam_rules.manage",
    scope: "widget",
    body: ChangeSpamRule,
    out: SpamRule,
    audit: "spam_rule.updated",
  }),
  "DELETE /widgets/:widgetId/spam-rules/:ruleId": changes({
    summary: "Deletes a spam rule",
    right: "spam_rules.manage",
    scope: "widget",
    out: null,
    audit: "spam_rule.deleted",
  }),
} as const;
