import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import {
  SPAM_RULE_ACTIONS,
  SPAM_RULE_TYPES,
  SPAM_SEVERITIES,
} from "../../contracts/admin/spam-rules.ts";
import { createdAt, identityKey, notNegative, oneOf, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const widgetSpamRules = pgTable(
  "widget_spam_rules",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    ruleType: text("rule_type", { enum: SPAM_RULE_TYPES }).notNull(),
    ruleValue: text("rule_value").notNull(),
    ruleAction: text("rule_action", { enum: SPAM_RULE_ACTIONS }).notNull().default("flag"),
    severity: text("severity", { enum: SPAM_SEVERITIES }).notNull().default("medium"),
    description: text("description"),
    timesTriggered: integer("times_triggered").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("widget_spam_rules_rule_type_check", table.ruleType, SPAM_RULE_TYPES),
    oneOf("widget_spam_rules_rule_action_check", table.ruleAction, SPAM_RULE_ACTIONS),
    oneOf("widget_spam_rules_severity_check", table.severity, SPAM_SEVERITIES),
    notNegative("widget_spam_rules_counts_check", table.timesTriggered),
    index("widget_spam_rules_widget_page").on(
      table.widgetId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
  ],
);
