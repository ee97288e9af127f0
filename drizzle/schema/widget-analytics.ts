import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, identityKey, instant, notNegative, oneOf, updatedAt } from "./columns.ts";
import { widgetConfigs } from "./widget-configs.ts";

export const PLACE_KINDS = ["page", "referrer"] as const;

const count = (name: string) => integer(name).notNull().default(0);
const sum = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

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
    // What rates over several days are made of: sums and how many they are of, never means of means.
    responseTimeMsSum: sum("response_time_ms_sum"),
    responseTimeCount: count("response_time_count"),
    durationSecondsSum: sum("duration_seconds_sum"),
    durationCount: count("duration_count"),
    ratingSum: count("rating_sum"),
    ratingCount: count("rating_count"),
    confidenceSum: doublePrecision("confidence_sum").notNull().default(0),
    confidenceCount: count("confidence_count"),
    /** Conversations that left a lead, and those that led to an appointment. */
    conversationsWithLead: count("conversations_with_lead"),
    conversationsWithAppointment: count("conversations_with_appointment"),
    /** Of the leads captured this day. */
    conversions: count("conversions"),
    /** Answered by the bot: visitor not back within seven days, back, or not decided yet. */
    durableResolutions: count("durable_resolutions"),
    answeredDecided: count("answered_decided"),
    answeredUndecided: count("answered_undecided"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("widget_analytics_widget_date_unique").on(table.widgetId, table.date),
    // A week's worth of days at any time: those that time alone will change.
    index("widget_analytics_undecided_index")
      .on(table.date)
      .where(sql`${table.answeredUndecided} > 0`),
  ],
);

/** No reference, which would be looked up for each of thousands of rows: a trigger removes a widget's. */
const ofDay = () => ({
  widgetId: integer("widget_id").notNull(),
  date: date("date").notNull(),
});

/** Of each day, its hours in the client's zone: when visitors come. */
export const widgetAnalyticsHours = pgTable(
  "widget_analytics_hours",
  { ...ofDay(), hour: smallint("hour").notNull(), conversations: count("conversations") },
  (table) => [primaryKey({ columns: [table.widgetId, table.date, table.hour] })],
);

/** Of each day, the entries that answered. No reference: a deleted entry did answer. */
export const widgetAnalyticsEntries = pgTable(
  "widget_analytics_entries",
  {
    ...ofDay(),
    knowledgeBaseId: integer("knowledge_base_id").notNull(),
    answers: count("answers"),
    helpful: count("helpful"),
    notHelpful: count("not_helpful"),
  },
  (table) => [primaryKey({ columns: [table.widgetId, table.date, table.knowledgeBaseId] })],
);

/** Of each day, where conversations came from. `place` is empty where that was not told. */
export const widgetAnalyticsPlaces = pgTable(
  "widget_analytics_places",
  {
    ...ofDay(),
    kind: text("kind", { enum: PLACE_KINDS }).notNull(),
    place: text("place").notNull(),
    conversations: count("conversations"),
    leads: count("leads"),
  },
  (table) => [
    primaryKey({ columns: [table.widgetId, table.date, table.kind, table.place] }),
    oneOf("widget_analytics_places_kind_check", table.kind, PLACE_KINDS),
  ],
);

/**
 * That something of a widget changed whose figures belong to the day of `at`. Written by triggers, so
 * that no late row is missed, and taken away by the rollup that has seen it: rows are only ever added,
 * so that nobody waits for anybody.
 */
export const widgetAnalyticsChanges = pgTable("widget_analytics_changes", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  widgetId: integer("widget_id").notNull(),
  at: instant("at").notNull(),
});

/** What each rollup did, for whoever wonders whether the figures are of today. */
export const rollupRuns = pgTable(
  "rollup_runs",
  {
    id: identityKey(),
    startedAt: instant("started_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** Of widgets and days. */
    daysCount: integer("days_count").notNull(),
    rowsWritten: integer("rows_written").notNull(),
  },
  (table) => [index("rollup_runs_started_at_index").on(table.startedAt.desc())],
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
