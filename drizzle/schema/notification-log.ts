import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { NOTICE_TYPES, NOTIFICATION_STATUSES } from "../../contracts/admin/notifications.ts";
import { clients } from "./clients.ts";
import { createdAt, identityKey, instant, notNegative, oneOf, searchIndex } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

/** One mail to one address for one notice, and how it went. */
export const notificationLog = pgTable(
  "notification_log",
  {
    id: identityKey(),
    /** Names the notice: the same event has the same, however often it is told. */
    noticeId: text("notice_id").notNull(),
    clientId: integer("client_id")
      .notNull()
      .references(() => clients.id, { onDelete: "cascade" }),
    widgetId: integer("widget_id").references(() => widgetConfigs.id, { onDelete: "set null" }),
    noticeType: text("notice_type", { enum: NOTICE_TYPES }).notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    status: text("status", { enum: NOTIFICATION_STATUSES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    // No references: what they name may not have arrived yet, and the log outlives it.
    conversationId: uuid("conversation_id"),
    leadId: uuid("lead_id"),
    appointmentId: uuid("appointment_id"),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
  },
  (table) => [
    unique("notification_log_once").on(table.noticeId, table.recipient),
    oneOf("notification_log_notice_type_check", table.noticeType, NOTICE_TYPES),
    oneOf("notification_log_status_check", table.status, NOTIFICATION_STATUSES),
    notNegative("notification_log_attempts_check", table.attempts),
    index("notification_log_client_page").on(
      table.clientId,
      table.createdAt.desc(),
      table.id.desc(),
    ),
    index("notification_log_page").on(table.createdAt.desc(), table.id.desc()),
    index("notification_log_widget_id_index").on(table.widgetId),
    index("notification_log_conversation_index").on(table.conversationId),
    index("notification_log_lead_index").on(table.leadId),
    searchIndex("notification_log_recipient_search", table.recipient),
  ],
);
