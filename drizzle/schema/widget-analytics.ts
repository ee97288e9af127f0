import { date, doublePrecision, index, integer, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant, notNegative, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

const count = (name: string) => integer(name).notNull().default(0);

/** One row a widget and calendar day of its client's zone, made by the rollup. */
export const widgetAnalytics = pgTable(
  "widget_analytics",
  {
    id: identityKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    date: date("date").notNull(),
    totalConversations: count("total_conversations"),
    completedConversations: count("completed_conversations"),
    abandonedConversations: count("abandoned_conversations"),
    spamConversations: count("spam_conversations"),
    totalMessages: count("total_messages"),
    avgMessagesPerConversation: doublePrecision("avg_messages_per_conversation"),
    avgResponseTimeMs: doublePrecision("avg_response_time_ms"),
    avgConversationDurationSeconds: doublePrecision("avg_conversation_duration_seconds"),
    leadsCaptured: count("leads_captured"),
    emailHandoffs: count("email_handoffs"),
    phoneHandoffs: count("phone_handoffs"),
    aiAgentHandoffs: count("ai_agent_handoffs"),
    humanHandoffs: count("human_handoffs"),
    appointmentsBooked: count("appointments_booked"),
    avgSatisfactionRating: doublePrecision("avg_satisfaction_rating"),
    helpfulResponses: count("helpful_responses"),
    notHelpfulResponses: count("not_helpful_responses"),
    avgConfidenceScore: doublePrecision("avg_confidence_score"),
    knowledgeBaseMatches: count("knowledge_base_matches"),
    fallbackResponses: count("fallback_responses"),
    views: count("views"),
    opens: count("opens"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [unique("widget_analytics_widget_date_unique").on(table.widgetId, table.date)],
);

/** Sums of views and opens, counted at the edge; the rollup adds them up. */
export const widgetEventTallies = pgTable(
  "widget_event_tallies",
  {
    /** Minted with the sum: a queue may deliver it twice. */
    id: uuid("id").primaryKey(),
    widgetId: integer("widget_id")
      .notNull()
      .references(() => widgetConfigs.id, { onDelete: "cascade" }),
    hour: instant("hour").notNull(),
    views: count("views"),
    opens: count("opens"),
  },
  (table) => [
    notNegative("widget_event_tallies_counts_check", table.views, table.opens),
    index("widget_event_tallies_widget_hour_index").on(table.widgetId, table.hour),
  ],
);
