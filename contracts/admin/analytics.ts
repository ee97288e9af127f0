import { z } from "zod";
import { CalendarDay, DayRange, Instant, QueryId, RowId } from "./fields.ts";
import { reads } from "./operation.ts";

export const ANALYTICS_DAYS_MAX = 366;
export const ANALYTICS_DAYS_DEFAULT = 30;

const Count = z.int().nonnegative();

/** Sums over a span; rates are made of sums, never a mean of daily means. */
export const Figures = z.object({
  conversations: Count,
  completed: Count,
  abandoned: Count,
  /** Counted here and nowhere else. */
  spam: Count,
  messages: Count,
  leads: Count,
  /** Of these leads, how many became clients. */
  conversions: Count,
  appointments: Count,
  /** Conversations that left a lead, and those that led to an appointment: steps of the funnel. */
  with_lead: Count,
  with_appointment: Count,
  handoffs_email: Count,
  handoffs_phone: Count,
  handoffs_ai_agent: Count,
  handoffs_human: Count,
  views: Count,
  opens: Count,
  helpful: Count,
  not_helpful: Count,
  /** Bot answers that name an entry, and those that do not. */
  knowledge_matches: Count,
  fallbacks: Count,
  ratings: Count,
  /**
   * Durable resolution: conversations in which the bot gave an answer, whose visitor was not back
   * within seven days. `answered` counts those for which that is decided; `undecided` the younger ones.
   */
  answered: Count,
  durable: Count,
  undecided: Count,
  avg_response_time_ms: z.number().nullable(),
  /** Of conversations that have ended. */
  avg_duration_seconds: z.number().nullable(),
  avg_messages: z.number().nullable(),
  avg_confidence: z.number().nullable(),
  avg_rating: z.number().nullable(),
});
export type Figures = z.infer<typeof Figures>;

export const Analytics = z.object({
  from: CalendarDay,
  to: CalendarDay,
  /** Whose midnight begins a day: the client's, or UTC where several are shown. */
  timezone: z.string(),
  totals: Figures,
  /** Of as many days just before. */
  before: Figures,
  days: z.array(Figures.extend({ date: CalendarDay })),
  /** When the past days were summed up last; null: never. Today is always counted as it is. */
  rolled_up_at: Instant.nullable(),
});
export type Analytics = z.infer<typeof Analytics>;

export const AnalyticsQuery = z.object({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  ...DayRange.shape,
});

const OfEntry = z.object({
  entry_id: RowId,
  /** Null once the entry is deleted. */
  question: z.string().nullable(),
  widget_id: RowId,
  widget_name: z.string(),
  answers: Count,
  helpful: Count,
  not_helpful: Count,
});

const FromPlace = z.object({
  /** Host and path, or for a referrer its host; null: not told. */
  place: z.string().nullable(),
  conversations: Count,
  leads: Count,
});

/** What the figures are made of. Each list is cut to {@link BREAKDOWN_ROWS_MAX}. */
export const BREAKDOWN_ROWS_MAX = 20;
export const AnalyticsBreakdown = z.object({
  from: CalendarDay,
  to: CalendarDay,
  timezone: z.string(),
  /** `weekday` 1 is Monday; hours without anything are left out. */
  hours: z.array(
    z.object({
      weekday: z.int().min(1).max(7),
      hour: z.int().min(0).max(23),
      conversations: Count,
    }),
  ),
  /** Most asked first. */
  top_entries: z.array(OfEntry),
  /** Most often not helpful first, of those with at least three opinions. */
  worst_entries: z.array(OfEntry),
  /** Most leads first. */
  pages: z.array(FromPlace),
  referrers: z.array(FromPlace),
});
export type AnalyticsBreakdown = z.infer<typeof AnalyticsBreakdown>;

export const ATTENTION_KINDS = [
  "leads_waiting",
  "answers_unhelpful",
  "answers_unsure",
  "widgets_silent",
  "widgets_never_seen",
  "publish_failed",
  "appointments_pending",
] as const;

export const Dashboard = z.object({
  timezone: z.string(),
  as_of: Instant,
  /** Today so far, and what the four weeks before had by this time of day, on average. */
  today: z.record(
    z.enum(["conversations", "messages", "leads", "appointments"]),
    z.object({ count: Count, usual: z.number() }),
  ),
  days: z.array(
    z.object({ date: CalendarDay, conversations: Count, leads: Count, messages: Count }),
  ),
  attention: z.array(
    z.object({
      kind: z.enum(ATTENTION_KINDS),
      count: Count,
      /** The widget, where it is one. */
      widget_id: RowId.nullable(),
      widget_name: z.string().nullable(),
    }),
  ),
  recent_leads: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      widget_name: z.string().nullable(),
      created_at: Instant,
    }),
  ),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const analyticsOperations = {
  "GET /dashboard": reads({
    summary: "Today against the usual, and what needs attention",
    right: "analytics.read",
    query: z.object({ client_id: QueryId.optional() }),
    out: Dashboard,
  }),
  "GET /analytics": reads({
    summary: "Figures of the caller's widgets, or of one",
    right: "analytics.read",
    query: AnalyticsQuery,
    out: Analytics,
  }),
  "GET /analytics/breakdown": reads({
    summary: "Peak hours, entries, pages and referrers over the same days",
    right: "analytics.read",
    query: AnalyticsQuery,
    out: AnalyticsBreakdown,
  }),
  "GET /analytics/export": reads({
    summary: "The figures of each day, or a part of the breakdown, as a CSV file",
    right: "analytics.read",
    query: AnalyticsQuery.extend({
      what: z.enum(["days", "hours", "entries", "pages", "referrers"]).default("days"),
    }),
    out: "csv",
  }),
  "GET /widgets/:widgetId/analytics": reads({
    summary: "Figures of one widget",
    right: "analytics.read",
    scope: "widget",
    query: AnalyticsQuery.omit({ client_id: true, widget_id: true }),
    out: Analytics,
  }),
} as const;
