import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { Instant, optionalText, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const SPAM_RULE_TYPES = ["keyword", "pattern", "rate_limit", "ip_block"] as const;
export const SPAM_RULE_ACTIONS = ["block", "flag", "challenge"] as const;
export const SPAM_SEVERITIES = ["low", "medium", "high"] as const;

const SpamRuleFields = z.object({
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
