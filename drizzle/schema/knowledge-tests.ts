import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { TEST_SOURCES } from "../../contracts/knowledge-tests.ts";
import { createdAt, identityKey, oneOf, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";
import { widgetKnowledgeBase } from "./widget-knowledge-base.ts";
import { widgetMessages } from "./widget-messages.ts";

/** Questions that each publish must answer as expected. */
export const knowledgeTests = pgTable(
  "knowledge_tests",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    question: text("question").notNull(),
    /** Null: the question must not be answered. */
    expectedEntryId: integer("expected_entry_id").references(() => widgetKnowledgeBase.id, {
      // Set to null it would turn into a test of the opposite.
      onDelete: "cascade",
    }),
    source: text("source", { enum: TEST_SOURCES }).notNull().default("manual"),
    sourceMessageId: uuid("source_message_id").references(() => widgetMessages.id, {
      onDelete: "set null",
    }),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    oneOf("knowledge_tests_source_check", table.source, TEST_SOURCES),
    uniqueIndex("knowledge_tests_widget_question_unique").on(
      table.widgetId,
      sql`lower(${table.question})`,
    ),
    index("knowledge_tests_expected_entry_index").on(table.expectedEntryId),
    index("knowledge_tests_source_message_index").on(table.sourceMessageId),
  ],
);
