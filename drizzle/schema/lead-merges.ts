import { index, integer, jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant } from "./columns.ts";
import { leads } from "./leads.ts";
import { users } from "./users.ts";

/** One lead merged into another, with all that is needed to take it out again. */
export const leadMerges = pgTable(
  "lead_merges",
  {
    id: identityKey(),
    keptLeadId: uuid("kept_lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    mergedLeadId: uuid("merged_lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
    /** Fields of the kept lead that were filled in: before, and what they became. */
    filledIn: jsonb("filled_in").notNull().default({}),
    /** Ids of the conversations, and of the leads marked as duplicates, that came along. */
    moved: jsonb("moved").notNull().default({}),
    createdAt: createdAt(),
    undoneAt: instant("undone_at"),
  },
  (table) => [
    index("lead_merges_kept_lead_index").on(table.keptLeadId, table.createdAt.desc()),
    index("lead_merges_merged_lead_index").on(table.mergedLeadId),
    index("lead_merges_user_id_index").on(table.userId),
  ],
);
