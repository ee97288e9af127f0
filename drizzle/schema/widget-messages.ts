import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { MESSAGE_TYPES } from "../../contracts/message.ts";
import { createdAt, edgeKey, oneOf, searchIndex } from "./columns.ts";
import { widgetConversations } from "./widget-conversations.ts";
import { widgetKnowledgeBase } from "./widget-knowledge-base.ts";

export const widgetMessages = pgTable(
  "widget_messages",
  {
    id: edgeKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => widgetConversations.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    messageType: text("message_type", { enum: MESSAGE_TYPES }).notNull(),
    messageText: text("message_text").notNull(),
    senderName: text("sender_name"),
    knowledgeBaseId: integer("knowledge_base_id").references(() => widgetKnowledgeBase.id, {
      onDelete: "set null",
    }),
    confidenceScore: doublePrecision("confidence_score"),
    responseTimeMs: integer("response_time_ms"),
    wasHelpful: boolean("was_helpful"),
    feedbackText: text("feedback_text"),
    /** Of the visitor's feedback: a lower one that arrives later is ignored. */
    feedbackRevision: integer("feedback_revision").notNull().default(0),
    /** SHA-256, hex, over the hash before it and what the message says; null before there were chains. */
    chainHash: text("chain_hash"),
    metadata: jsonb("metadata").notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    // Also the index by conversation_id, in the order in which a thread is read.
    unique("widget_messages_conversation_seq_unique").on(table.conversationId, table.seq),
    oneOf("widget_messages_message_type_check", table.messageType, MESSAGE_TYPES),
    check("widget_messages_seq_check", sql`${table.seq} > 0`),
    check("widget_messages_confidence_check", sql`${table.confidenceScore} between 0 and 1`),
    check("widget_messages_response_time_check", sql`${table.responseTimeMs} >= 0`),
    index("widget_messages_message_type_index").on(table.messageType, table.createdAt),
    index("widget_messages_created_at_index").on(table.createdAt),
    index("widget_messages_knowledge_base_id_index")
      .on(table.knowledgeBaseId)
      .where(sql`${table.knowledgeBaseId} is not null`),
    // Few say that an answer did not help, and those are looked for.
    index("widget_messages_unhelpful_index")
      .on(table.conversationId)
      .where(sql`${table.wasHelpful} is false`),
    searchIndex("widget_messages_text_search", table.messageText),
  ],
);
