import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityKey } from "./columns.ts";
import { users } from "./users.ts";
import { widgetConversations } from "./widget-conversations.ts";

/** What users write about a conversation among themselves. A table of its own: no visitor's query reads it. */
export const conversationNotes = pgTable(
  "conversation_notes",
  {
    id: identityKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => widgetConversations.id, { onDelete: "cascade" }),
    userId: integer("user_id").references(() => users.id, { onDelete: "set null" }),
    noteText: text("note_text").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("conversation_notes_conversation_index").on(table.conversationId, table.id),
    index("conversation_notes_user_id_index").on(table.userId),
  ],
);
