import {
  ANALYTICS_DAYS_DEFAULT,
  ANALYTICS_DAYS_MAX,
  type Analytics,
  analyticsOperations,
  type Dashboard,
} from "../../../../contracts/admin/analytics.ts";
import { spanOf } from "../../domain/day-span.ts";
import { AppError } from "../../errors.ts";
import { readDays, readFigures, readToday } from "../../store/analytics.ts";
import {
  readAttention,
  readRecentLeads,
  readTodayAndUsual,
  type TodayRow,
} from "../../store/dashboard.ts";
import type { Database } from "../../store/database.ts";
import type { ClientScope } from "../../store/day-range.ts";
import { serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

const DASHBOARD_DAYS = 14;

export const analyticsRoutes = serve(analyticsOperations, {
  "GET /dashboard": async ({ db, scope }) => readDashboard(db, scope),
  "GET /analytics": async ({ db, scope, query }) =>
    readAnalytics(db, scope, query.widget_id, query),
  "GET /widgets/:widgetId/analytics": async ({ c, db, scope, query }) =>
    readAnalytics(db, scope, c.var.ownWidget.id, query),
});

async function readAnalytics(
  db: Database,
  scope: ClientScope,
  widgetId: number | undefined,
  wish: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Analytics> {
  const { timezone, today } = await readToday(db, scope, widgetId);
  const span = spanOf(wish, today, ANALYTICS_DAYS_DEFAULT);
  if (span.days < 1 || span.days > ANALYTICS_DAYS_MAX) {
    const message = `from must be before to, by at most ${ANALYTICS_DAYS_MAX} days.`;
    throw new AppError("bad_request", { message, field: "from" });
  }
  const { from, to, before } = span;
  const [totals, earlier, days] = await Promise.all([
    readFigures(db, { scope, widgetId, from, to }),
    readFigures(db, { scope, widgetId, ...before }),
    readDays(db, { scope, widgetId, from, to }),
  ]);
  return { from, to, timezone, totals, before: earlier, days };
}

async function readDashboard(db: Database, scope: ClientScope): Promise<Dashboard> {
  const { timezone, today } = await readToday(db, scope);
  const { from, to } = spanOf({}, today, DASHBOARD_DAYS);
  const [counts, attention, leads, days] = await Promise.all([
    readTodayAndUsual(db, scope),
    readAttention(db, scope),
    readRecentLeads(db, scope),
    readDays(db, { scope, widgetId: undefined, from, to }),
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
    days,
    attention,
    recent_leads: leads.map((lead) => viewOf(lead, "created_at")),
  };
}

function countOf(rows: readonly TodayRow[], what: TodayRow["what"]) {
  const row = rows.find((one) => one.what === what);
  return { count: row?.today ?? 0, usual: Math.round((row?.usual ?? 0) * 10) / 10 };
}
