import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { clients } from "./clients.ts";
import { createdAt, identityKey, updatedAt } from "./columns.ts";
import { users } from "./users.ts";

/** Texts that a client's users send often, with variables in double braces. */
export const cannedReplies = pgTable(
  "canned_replies",
  {
    id: identityKey(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    shortcut: text("shortcut").notNull(),
    replyText: text("reply_text").notNull(),
    createdBy: integer("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex("canned_replies_shortcut_unique").on(table.clientId, sql`lower(${table.shortcut})`),
    index("canned_replies_created_by_index").on(table.createdBy),
  ],
);
