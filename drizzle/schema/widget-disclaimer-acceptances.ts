import { index, inet, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { edgeKey, instant } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";
import { widgetConversations } from "./widget-conversations.ts";

export const widgetDisclaimerAcceptances = pgTable(
  "widget_disclaimer_acceptances",
  {
    id: edgeKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    // Evidence of what was accepted: it outlives the conversation.
    conversationId: uuid("conversation_id").references(() => widgetConversations.id, {
      onDelete: "set null",
    }),
    sessionId: text("session_id").notNull(),
    version: text("version").notNull(),
    ipAddress: inet("ip_address"),
    userAgent: text("user_agent"),
    acceptedAt: instant("accepted_at").notNull(),
  },
  (table) => [
    index("widget_disclaimer_acceptances_widget_page").on(
      table.widgetId,
      table.acceptedAt.desc(),
      table.id.desc(),
    ),
    index("widget_disclaimer_acceptances_session_index").on(table.sessionId),
    index("widget_disclaimer_acceptances_conversation_index").on(table.conversationId),
  ],
);
