import {
  type ChangeSpamRule,
  type SpamRule,
  spamRuleOperations,
} from "../../../../contracts/admin/spam-rules.ts";
import { ruleProblem } from "../../domain/spam/rule-problem.ts";
import { verdictOn } from "../../domain/spam/verdict-on.ts";
import { AppError } from "../../errors.ts";
import { siteKeyOf } from "../../guard/platform-captcha.ts";
import { tryRule } from "../../guard/try-rule.ts";
import { pathId } from "../../middleware/path-id.ts";
import {
  changeSpamRule,
  countSpamRules,
  createSpamRule,
  deleteSpamRule,
  findJudgingRules,
  findSpamRule,
  listSpamRules,
  type SpamRuleChange,
  type SpamRuleRow,
} from "../../store/spam-rules.ts";
import { named } from "./named-fields.ts";
import { placeOf, toPage } from "./page.ts";
import { found, serve } from "./serve.ts";

/** All of them travel with every snapshot of the widget. */
const SPAM_RULES_MAX = 500;

export const spamRuleRoutes = serve(spamRuleOperations, {
  "GET /widgets/:widgetId/spam-rules": async ({ c, db, query }) => {
    const rows = await listSpamRules(db, c.var.ownWidget.id, placeOf(query));
    return toPage(rows, query, (row) => row.id, ruleOf);
  },
  "POST /widgets/:widgetId/spam-rules": async ({ c, db, body }) => {
    const { rule_type: ruleType, rule_value: ruleValue } = body;
    requireUsable(ruleType, ruleValue);
    requireRoom(await countSpamRules(db, c.var.ownWidget.id));
    const rule = { ...toChange(body), ruleType, ruleValue, widgetId: c.var.ownWidget.id };
    return ruleOf(found(await createSpamRule(db, rule)));
  },
  "POST /widgets/:widgetId/spam-rules/test": async ({ c, db, body }) =>
    tryRule(db, c.var.ownWidget.id, { type: body.rule_type, value: body.rule_value }, Date.now),
  "POST /widgets/:widgetId/spam-rules/judge": async ({ c, db, body }) => {
    const rules = found(await findJudgingRules(db, c.var.ownWidget.id));
    const canChallenge = siteKeyOf(c.env, rules.captchaSiteKey) !== null;
    const email = body.email ?? null;
    return verdictOn(rules, { text: body.text, email, canChallenge, nowMs: Date.now() });
  },
  "GET /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db }) =>
    ruleOf(found(await findSpamRule(db, c.var.ownWidget.id, pathId(c, "ruleId")))),
  "PATCH /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db, body }) => {
    const [ruleId, widgetId] = [pathId(c, "ruleId"), c.var.ownWidget.id];
    const { ruleType, ruleValue } = found(await findSpamRule(db, widgetId, ruleId));
    // What is left as it was is not asked about: it may be from before there were such questions.
    if (body.rule_type !== undefined || body.rule_value !== undefined) {
      requireUsable(body.rule_type ?? ruleType, body.rule_value ?? ruleValue);
    }
    return ruleOf(found(await changeSpamRule(db, widgetId, ruleId, toChange(body))));
  },
  "DELETE /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db }) => {
    const isDeleted = await deleteSpamRule(db, c.var.ownWidget.id, pathId(c, "ruleId"));
    found(isDeleted || null);
    return undefined;
  },
});

function requireUsable(type: SpamRule["rule_type"], value: string): void {
  const problem = ruleProblem({ type, value });
  if (problem === null) return;
  throw new AppError("bad_request", { message: `rule_value ${problem}`, field: "rule_value" });
}

function requireRoom(count: number): void {
  if (count < SPAM_RULES_MAX) return;
  const message = `A widget has at most ${SPAM_RULES_MAX} spam rules. Delete one that catches nothing.`;
  throw new AppError("bad_request", { message, field: "rule_value" });
}

function toChange(body: ChangeSpamRule): SpamRuleChange {
  const { rule_type, rule_value, rule_action, is_active, ...others } = body;
  return named({
    ...others,
    ruleType: rule_type,
    ruleValue: rule_value,
    ruleAction: rule_action,
    isActive: is_active,
  });
}

function ruleOf(row: SpamRuleRow): SpamRule {
  return {
    id: row.id,
    rule_type: row.ruleType,
    rule_value: row.ruleValue,
    rule_action: row.ruleAction,
    severity: row.severity,
    description: row.description,
    is_active: row.isActive,
    times_triggered: row.timesTriggered,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
