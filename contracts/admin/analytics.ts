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
  appointments: Count,
  views: Count,
  opens: Count,
  helpful: Count,
  not_helpful: Count,
  /** Bot answers that name an entry, and those that do not. */
  knowledge_matches: Count,
  fallbacks: Count,
  avg_response_time_ms: z.number().nullable(),
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
  days: z.array(
    z.object({ date: CalendarDay, conversations: Count, leads: Count, messages: Count }),
  ),
});
export type Analytics = z.infer<typeof Analytics>;

export const AnalyticsQuery = z.object({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  ...DayRange.shape,
});

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
  days: Analytics.shape.days,
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
  "GET /widgets/:widgetId/analytics": reads({
    summary: "Figures of one widget",
    right: "analytics.read",
    scope: "widget",
    query: AnalyticsQuery.omit({ client_id: true, widget_id: true }),
    out: Analytics,
  }),
} as const;
