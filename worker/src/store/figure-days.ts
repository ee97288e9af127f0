import { type SQL, sql } from "drizzle-orm";
import { allOf, type ClientScope } from "./day-range.ts";
import { bounded, isFrozen, lastThinnedDay } from "./rollup-days.ts";

/** Whose figures, over which days (both included). */
export interface FigureWish {
  readonly scope: ClientScope;
  readonly widgetId: number | undefined;
  readonly from: string;
  readonly to: string;
}

/**
 * Days of a widget that the rollup owes and that are counted live instead, the newest first. Only a
 * long rest of the rollup leaves more, and those are then as old as `rolled_up_at` says.
 */
const OWED_DAYS_MAX = 100;

/**
 * Tables for a query about figures: `own`, the widgets looked at, each with its client's zone and
 * today; and `days`, which of their days are counted as they are, as the parts of the rollup wish for
 * them. Every widget's days are those of its own client, also where several clients are shown: that is
 * how they were rolled up, and "today" is each one's own.
 */
export function ownAndLive(wish: FigureWish): SQL {
  const { scope, widgetId, from, to } = wish;
  return sql`own as materialized (
      select w.id, w.widget_name, w.client_id, cl.zone, (now() at time zone cl.zone)::date as today,
        ${lastThinnedDay(sql`now()`, sql`w.retention_days`, sql`cl.zone`)} as last_thinned
      from widget_configs w
      join (select id, known_zone(timezone) as zone from clients) cl on cl.id = w.client_id
      where ${allOf([
        scope === null ? undefined : sql`w.client_id = ${scope}`,
        widgetId === undefined ? undefined : sql`w.id = ${widgetId}`,
      ])}
    ), changed as materialized (
      select distinct ch.widget_id, (ch.at at time zone own.zone)::date as date, own.last_thinned
      from widget_analytics_changes ch join own on own.id = ch.widget_id
      where (ch.at at time zone own.zone)::date between ${from}::date and ${to}::date
        and (ch.at at time zone own.zone)::date < own.today
    ), owed as materialized (
      select widget_id, date from changed
      where not ${isFrozen(sql`changed.widget_id`, sql`changed.date`, sql`last_thinned`)}
      order by date desc limit ${OWED_DAYS_MAX}
    ), wanted as (
      select d.widget_id, own.client_id, own.zone, d.date
      from (
        select id as widget_id, today as date from own
          where today between ${from}::date and ${to}::date
        union all select widget_id, date from owed
      ) d join own on own.id = d.widget_id
    ), ${bounded(sql`now()`)}`;
}

/** Conditions on a rollup's row `a`: it is one of those asked for, and nothing newer is known of its day. */
export function isRolledUp({ from, to }: FigureWish): SQL {
  return sql`a.date between ${from}::date and ${to}::date and a.widget_id in (select id from own)
    and (a.widget_id, a.date) not in (select widget_id, date from days)`;
}
