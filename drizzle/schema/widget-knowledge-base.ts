import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant, notNegative, searchIndex, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

/** Knowledge entries as users edit them: the draft of the next version. */
export const widgetKnowledgeBase = pgTable(
  "widget_knowledge_base",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    category: text("category"),
    question: text("question").notNull(),
    alternativeQuestions: text("alternative_questions").array().notNull().default([]),
    answer: text("answer").notNull(),
    keywords: text("keywords").array().notNull().default([]),
    priority: integer("priority").notNull().default(0),
    context: text("context"),
    sourceUrl: text("source_url"),
    timesUsed: integer("times_used").notNull().default(0),
    helpfulCount: integer("helpful_count").notNull().default(0),
    notHelpfulCount: integer("not_helpful_count").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    /** Deleting only marks: the messages that it answered keep their reference. */
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    notNegative(
      "widget_knowledge_base_counts_check",
      table.timesUsed,
      table.helpfulCount,
      table.notHelpfulCount,
    ),
    index("widget_knowledge_base_widget_page").on(
      table.widgetId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("widget_knowledge_base_keywords_index").using("gin", table.keywords),
    searchIndex("widget_knowledge_base_question_search", table.question),
    searchIndex("widget_knowledge_base_answer_search", table.answer),
  ],
);
