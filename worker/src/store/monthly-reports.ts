import { type SQL, sql } from "drizzle-orm";
import { ROLES } from "../../../contracts/rights.ts";
import { preferencesOf } from "../domain/notification-preferences.ts";
import type { Database } from "./database.ts";

export interface ReportReader {
  readonly userId: number;
  readonly email: string;
  readonly locale: string;
}

export interface DueReport {
  readonly clientId: number;
  readonly clientName: string;
  readonly timezone: string;
  /** `YYYY-MM`, the month before this one in the client's zone. */
  readonly month: string;
  /** `YYYY-MM-DD`: its first and last day, and the first of the month before it. */
  readonly from: string;
  readonly to: string;
  readonly beforeFrom: string;
  readonly readers: readonly ReportReader[];
}

export interface ReportHours {
  /** Of the client's day, from which on a report is sent on the first of a month. */
  readonly firstHour: number;
  /** The last day of a month on which one that was missed is still sent. */
  readonly lastDay: number;
}

/**
 * Clients whose month is over, with the users who wish for a report of it and have not got one. A
 * month in which nobody saw a widget or wrote is left out. So is a client whose zone the database
 * does not know: its days cannot be told.
 */
export async function findDueReports(
  db: Database,
  { firstHour, lastDay }: ReportHours,
  nowMs: number,
  limit: number,
): Promise<DueReport[]> {
  const now = sql`to_timestamp(${nowMs}::float8 / 1000)`;
  const { rows } = await db.execute<DueReport & Record<string, unknown>>(sql`
    with zoned as materialized (
      select c.id, c.name, c.timezone, ${now} at time zone z.name as local,
        date_trunc('month', ${now} at time zone z.name)::date as month_end
      from clients c join pg_timezone_names z on lower(z.name) = lower(c.timezone)
      where c.status = 'active'
    ), due as (
      select *, (month_end - interval '1 month')::date as month_start
      from zoned where extract(day from local) <= ${lastDay}::int
        and local >= month_end + make_interval(hours => ${firstHour}::int)
    ), wishing as (
      select d.id as client_id, u.id, u.email, u.locale
      from due d join users u on u.client_id = d.id and u.is_active
      where ${wishes()} and not exists (select from notification_log n where n.notice_id =
          'monthly_report:' || u.id || ':' || to_char(d.month_start, 'YYYY-MM'))
    )
    select d.id as "clientId", d.name as "clientName", d.timezone,
      to_char(d.month_start, 'YYYY-MM') as month, d.month_start::text as "from",
      (d.month_end - 1)::text as "to", (d.month_start - interval '1 month')::date::text as "beforeFrom",
      (select jsonb_agg(jsonb_build_object('userId', r.id, 'email', r.email, 'locale', r.locale)
        order by r.id)
        from wishing r where r.client_id = d.id) as readers
    from due d
    where d.id in (select client_id from wishing) and exists (
      select from widget_configs w where w.client_id = d.id and (
        exists (select from widget_analytics a where a.widget_id = w.id
          and a.date >= d.month_start and a.date < d.month_end
          and a.total_conversations + a.views > 0)
        or exists (select from widget_conversations c where c.widget_id = w.id and not c.is_spam
          and c.started_at >= d.month_start::timestamp at time zone d.timezone
          and c.started_at < d.month_end::timestamp at time zone d.timezone)))
    order by d.id limit ${limit}`);
  return rows;
}

/** Condition on `users u`: who said so, and whoever is told as long as they do not say otherwise. */
function wishes(): SQL {
  const isUsual = ROLES.map((role) => {
    const isTold = preferencesOf({}, role).monthly_report;
    return sql`(u.role = ${role} and coalesce(u.notification_preferences -> 'monthly_report', 'null')
      = any(array['true', ${isTold ? "null" : "true"}]::jsonb[]))`;
  });
  return sql`(${sql.join(isUsual, sql` or `)})`;
}
