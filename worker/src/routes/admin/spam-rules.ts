import {
  type ChangeSpamRule,
  type SpamRule,
  spamRuleOperations,
} from "../../../../contracts/admin/spam-rules.ts";
import { pathId } from "../../middleware/path-id.ts";
import {
  changeSpamRule,
  createSpamRule,
  deleteSpamRule,
  findSpamRule,
  listSpamRules,
  type SpamRuleChange,
  type SpamRuleRow,
} from "../../store/spam-rules.ts";
import { named } from "./named-fields.ts";
import { placeOf, toPage } from "./page.ts";
import { found, serve } from "./serve.ts";

export const spamRuleRoutes = serve(spamRuleOperations, {
  "GET /widgets/:widgetId/spam-rules": async ({ c, db, query }) => {
    const rows = await listSpamRules(db, c.var.ownWidget.id, placeOf(query));
    return toPage(rows, query, (row) => row.id, ruleOf);
  },
  "POST /widgets/:widgetId/spam-rules": async ({ c, db, body }) => {
    const { rule_type: ruleType, rule_value: ruleValue } = body;
    const rule = { ...toChange(body), ruleType, ruleValue, widgetId: c.var.ownWidget.id };
    return ruleOf(found(await createSpamRule(db, rule)));
  },
  "GET /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db }) =>
    ruleOf(found(await findSpamRule(db, c.var.ownWidget.id, pathId(c, "ruleId")))),
  "PATCH /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db, body }) => {
    const ruleId = pathId(c, "ruleId");
    return ruleOf(found(await changeSpamRule(db, c.var.ownWidget.id, ruleId, toChange(body))));
  },
  "DELETE /widgets/:widgetId/spam-rules/:ruleId": async ({ c, db }) => {
    const isDeleted = await deleteSpamRule(db, c.var.ownWidget.id, pathId(c, "ruleId"));
    found(isDeleted || null);
    return undefined;
  },
});

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
