import { index, inet, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { ACCEPTANCE_KINDS } from "../../contracts/admin/privacy.ts";
import { createdAt, edgeKey, identityKey, instant, oneOf } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";
import { widgetConversations } from "./widget-conversations.ts";

/** Every text that visitors were ever asked to accept. Written by a trigger, never changed. */
export const widgetNoticeTexts = pgTable(
  "widget_notice_texts",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ACCEPTANCE_KINDS }).notNull(),
    version: text("version").notNull(),
    noticeText: text("notice_text").notNull(),
    /** Hex, of the text as UTF-8. */
    sha256: text("sha256").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("widget_notice_texts_kind_check", table.kind, ACCEPTANCE_KINDS),
    unique("widget_notice_texts_once").on(table.widgetId, table.kind, table.version, table.sha256),
  ],
);

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
    kind: text("kind", { enum: ACCEPTANCE_KINDS }).notNull().default("disclaimer"),
    /** What was read; null where it was accepted before texts were kept. */
    textId: integer("text_id").references(() => widgetNoticeTexts.id, { onDelete: "set null" }),
    sessionId: text("session_id").notNull(),
    version: text("version").notNull(),
    ipAddress: inet("ip_address"),
    userAgent: text("user_agent"),
    acceptedAt: instant("accepted_at").notNull(),
  },
  (table) => [
    oneOf("widget_disclaimer_acceptances_kind_check", table.kind, ACCEPTANCE_KINDS),
    index("widget_disclaimer_acceptances_text_index").on(table.textId),
    index("widget_disclaimer_acceptances_widget_page").on(
      table.widgetId,
      table.acceptedAt.desc(),
      table.id.desc(),
    ),
    index("widget_disclaimer_acceptances_session_index").on(table.sessionId),
    index("widget_disclaimer_acceptances_conversation_index").on(table.conversationId),
  ],
);
