import {
  ANALYTICS_DAYS_DEFAULT,
  ANALYTICS_DAYS_MAX,
  type Analytics,
  type AnalyticsBreakdown,
  analyticsOperations,
  BREAKDOWN_ROWS_MAX,
  type Dashboard,
} from "../../../../contracts/admin/analytics.ts";
import { type DaySpan, spanOf } from "../../domain/day-span.ts";
import { addUp, figuresOf } from "../../domain/figures.ts";
import { AppError } from "../../errors.ts";
import { everyDay, findLastRollup, readDaySums, readToday } from "../../store/analytics.ts";
import { readEntries, readHours, readPlaces } from "../../store/analytics-breakdown.ts";
import {
  readAttention,
  readRecentLeads,
  readTodayAndUsual,
  type TodayRow,
} from "../../store/dashboard.ts";
import type { Database } from "../../store/database.ts";
import type { ClientScope } from "../../store/day-range.ts";
import { instant } from "../../store/instant.ts";
import { answerFile } from "./analytics-file.ts";
import { serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

const DASHBOARD_DAYS = 14;

type Wish = { readonly from?: string | undefined; readonly to?: string | undefined };

export const analyticsRoutes = serve(analyticsOperations, {
  "GET /dashboard": async ({ db, scope }) => readDashboard(db, scope),
  "GET /analytics": async ({ db, scope, query }) =>
    readAnalytics(db, scope, query.widget_id, query),
  "GET /analytics/breakdown": async ({ db, scope, query }) =>
    readBreakdown(db, scope, query.widget_id, query),
  "GET /analytics/export": async ({ db, scope, query }) => {
    const { span } = await readSpan(db, scope, query.widget_id, query);
    const { from, to } = span;
    return answerFile(db, { scope, widgetId: query.widget_id, from, to }, query.what);
  },
  "GET /widgets/:widgetId/analytics": async ({ c, db, scope, query }) =>
    readAnalytics(db, scope, c.var.ownWidget.id, query),
});

async function readSpan(
  db: Database,
  scope: ClientScope,
  widgetId: number | undefined,
  wish: Wish,
): Promise<{ readonly timezone: string; readonly span: DaySpan }> {
  const { timezone, today } = await readToday(db, scope, widgetId);
  const span = spanOf(wish, today, ANALYTICS_DAYS_DEFAULT);
  if (span.days < 1 || span.days > ANALYTICS_DAYS_MAX) {
    const message = `from must be before to, by at most ${ANALYTICS_DAYS_MAX} days.`;
    throw new AppError("bad_request", { message, field: "from" });
  }
  return { timezone, span };
}

async function readAnalytics(
  db: Database,
  scope: ClientScope,
  widgetId: number | undefined,
  wish: Wish,
): Promise<Analytics> {
  const { timezone, span } = await readSpan(db, scope, widgetId, wish);
  const { from, to, before } = span;
  // The days before are asked for with them: one statement has seen both as they were at one moment.
  const [sums, rolledUpAt] = await Promise.all([
    readDaySums(db, { scope, widgetId, from: before.from, to }),
    findLastRollup(db),
  ]);
  const days = everyDay({ from, to }, sums);
  return {
    from,
    to,
    timezone,
    totals: figuresOf(addUp(days)),
    before: figuresOf(addUp(sums.filter(({ date }) => date < from))),
    days: days.map(({ date, ...day }) => ({ date, ...figuresOf(day) })),
    rolled_up_at: rolledUpAt === null ? null : instant(rolledUpAt),
  };
}

async function readBreakdown(
  db: Database,
  scope: ClientScope,
  widgetId: number | undefined,
  wish: Wish,
): Promise<AnalyticsBreakdown> {
  const { timezone, span } = await readSpan(db, scope, widgetId, wish);
  const { from, to } = span;
  const days = { scope, widgetId, from, to };
  const limit = BREAKDOWN_ROWS_MAX;
  const [hours, top, worst, pages, referrers] = await Promise.all([
    readHours(db, days),
    readEntries(db, days, { order: "top", limit }),
    readEntries(db, days, { order: "worst", limit }),
    readPlaces(db, days, { kind: "page", limit }),
    readPlaces(db, days, { kind: "referrer", limit }),
  ]);
  return { from, to, timezone, hours, top_entries: top, worst_entries: worst, pages, referrers };
}

async function readDashboard(db: Database, scope: ClientScope): Promise<Dashboard> {
  const { timezone, today } = await readToday(db, scope);
  const { from, to } = spanOf({}, today, DASHBOARD_DAYS);
  const [counts, attention, recentLeads, days] = await Promise.all([
    readTodayAndUsual(db, scope),
    readAttention(db, scope),
    readRecentLeads(db, scope),
    readDaySums(db, { scope, widgetId: undefined, from, to }),
  ]);
  return {
    timezone,
    as_of: new Date().toISOString(),
    today: {
      conversations: countOf(counts, "conversations"),
      messages: countOf(counts, "messages"),
      leads: countOf(counts, "leads"),
      appointments: countOf(counts, "appointments"),
    },
    days: everyDay({ from, to }, days).map(({ date, conversations, leads, messages }) => ({
      date,
      conversations,
      leads,
      messages,
    })),
    attention,
    recent_leads: recentLeads.map((lead) => viewOf(lead, "created_at")),
  };
}

function countOf(rows: readonly TodayRow[], what: TodayRow["what"]) {
  const row = rows.find((one) => one.what === what);
  return { count: row?.today ?? 0, usual: Math.round((row?.usual ?? 0) * 10) / 10 };
}
