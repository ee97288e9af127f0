import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { PROPOSAL_CHANGES, PROPOSAL_DECISIONS } from "../../contracts/knowledge-import-words.ts";
import { createdAt, identityKey, instant, oneOf } from "./columns.ts";
import { knowledgeImports } from "./knowledge-imports.ts";
import { widgetKnowledgeBase } from "./widget-knowledge-base.ts";

/** Entries that an import proposes. None reaches the draft before somebody accepts it. */
export const knowledgeImportProposals = pgTable(
  "knowledge_import_proposals",
  {
    id: identityKey(),
    importId: integer("import_id")
      .notNull()
      .references(() => knowledgeImports.id, { onDelete: "cascade" }),
    sourceUrl: text("source_url"),
    category: text("category"),
    question: text("question").notNull(),
    alternativeQuestions: text("alternative_questions").array().notNull().default([]),
    answer: text("answer").notNull(),
    keywords: text("keywords").array().notNull().default([]),
    priority: integer("priority").notNull().default(0),
    change: text("change", { enum: PROPOSAL_CHANGES }).notNull(),
    /** The entry that it changes, or that it became. */
    entryId: integer("entry_id").references(() => widgetKnowledgeBase.id, {
      onDelete: "set null",
    }),
    decision: text("decision", { enum: PROPOSAL_DECISIONS }).notNull().default("pending"),
    /** When it was taken into the draft: what was taken once is not taken again. */
    appliedAt: instant("applied_at"),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("knowledge_import_proposals_change_check", table.change, PROPOSAL_CHANGES),
    oneOf("knowledge_import_proposals_decision_check", table.decision, PROPOSAL_DECISIONS),
    index("knowledge_import_proposals_import_page").on(table.importId, table.id),
    index("knowledge_import_proposals_entry_index").on(table.entryId),
  ],
);
