import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";
import { widgetConversations } from "./widget-conversations.ts";

/** One mail per visitor and occasion. */
export const widgetEmailNotifications = pgTable(
  "widget_email_notifications",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    /** The visitor's session. */
    visitor: text("visitor").notNull(),
    notificationType: text("notification_type").notNull(),
    conversationId: uuid("conversation_id").references(() => widgetConversations.id, {
      onDelete: "set null",
    }),
    recipient: text("recipient"),
    sentAt: instant("sent_at"),
    createdAt: createdAt(),
  },
  (table) => [
    unique("widget_email_notifications_once").on(
      table.widgetId,
      table.visitor,
      table.notificationType,
    ),
    index("widget_email_notifications_conversation_index").on(table.conversationId),
  ],
);
