import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/**
 * Which state of a widget the edge has been given. Triggers move `version` with every change that a
 * visitor could notice; the publisher moves `published_version` after it.
 */
export const snapshotPublications = pgTable(
  "snapshot_publications",
  {
    widgetKey: text("widget_key").primaryKey(),
    // No foreign key: the row must outlive its widget, to take it off the edge.
    widgetId: integer("widget_id").notNull(),
    version: bigint("version", { mode: "number" }).notNull().default(1),
    publishedVersion: bigint("published_version", { mode: "number" }).notNull().default(0),
    /** What visitors' feedback on the entries amounted to when it was last looked at. */
    feedbackMark: text("feedback_mark"),
    isDeleted: boolean("is_deleted").notNull().default(false),
    changedAt: instant("changed_at").notNull().defaultNow(),
    publishedAt: instant("published_at"),
    failedAt: instant("failed_at"),
    lastError: text("last_error"),
  },
  (table) => [
    index("snapshot_publications_pending_index")
      .on(table.changedAt)
      .where(sql`${table.version} > ${table.publishedVersion}`),
  ],
);
