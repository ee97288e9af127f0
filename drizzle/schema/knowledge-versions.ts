import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { TestReport } from "../../contracts/knowledge-tests.ts";
import { createdAt, identityKey, notNegative } from "./columns.ts";
import { users } from "./users.ts";
import { widgetConfigs } from "./widget-configs.ts";

/** A knowledge entry as it was when its version was made. */
export interface FrozenEntry {
  /** Of its row in widget_knowledge_base, which may be gone. */
  readonly id: number;
  readonly category: string | null;
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly priority: number;
  readonly sourceUrl: string | null;
}

/** Frozen copies of a widget's knowledge. The edge serves the live one; the rows are only its draft. */
export const knowledgeVersions = pgTable(
  "knowledge_versions",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    /** Counts from 1 within the widget. */
    number: integer("number").notNull(),
    entries: jsonb("entries").$type<readonly FrozenEntry[]>().notNull(),
    entryCount: integer("entry_count").notNull(),
    note: text("note"),
    /** Why it was published although a test failed. */
    overrideReason: text("override_reason"),
    testReport: jsonb("test_report").$type<TestReport>(),
    /** The number of the version that was made live again by this one. */
    restoredFrom: integer("restored_from"),
    isLive: boolean("is_live").notNull().default(false),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    check("knowledge_versions_number_check", sql`${table.number} > 0`),
    notNegative("knowledge_versions_entry_count_check", table.entryCount),
    // Also the index by widget_id, in the order in which versions are listed.
    unique("knowledge_versions_widget_number_unique").on(table.widgetId, table.number),
    uniqueIndex("knowledge_versions_live_unique").on(table.widgetId).where(sql`${table.isLive}`),
    index("knowledge_versions_created_by_index").on(table.createdBy),
  ],
);
