import { type SQL, sql } from "drizzle-orm";

/** Days of widgets, both ends included. */
export interface RollupRange {
  readonly from: string;
  readonly to: string;
  /** Undefined: all of them. */
  readonly widgetId?: number | undefined;
}

/** So many days of widgets at once: their statement must end well within the database's time limit. */
const DAYS_MAX = 200;
/** Many changes are of one day; those that are left over stay where they are. */
const CHANGES_MAX = 20_000;

/** Each widget with its client's zone. */
const ZONES = sql`zones as materialized (
  select w.id as widget_id, w.client_id, c.zone
  from widget_configs w
  join (select id, known_zone(timezone) as zone from clients) c on c.id = w.client_id
)`;

/**
 * A day's answers are decided together, once everybody has had seven days to come back after its end,
 * so that its figures are a matter of what is stored and not of the minute in which they were made.
 */
const isOver = (now: SQL) => sql`day_start(date + 8, zone) <= ${now}`;

/** `days`, of `wanted` ones with their widget, client and zone. */
export const bounded = (now: SQL) => sql`days as materialized (
  select *, day_start(date, zone) as from_at, day_start(date + 1, zone) as to_at,
    ${isOver(now)} as is_over
  from wanted
)`;

/**
 * `days`: those of which something changed, those that have been waiting longest first, and those
 * that time alone has changed. `taken`: the changes that are seen to by that. What is not among these days
 * stays for another run; what is of a widget that is gone is of no day at all.
 */
export function changedDays(now: SQL): SQL {
  return sql`${ZONES}, pending as materialized (
    select id, widget_id, at from widget_analytics_changes order by id limit ${CHANGES_MAX}::int
  ), dated as materialized (
    select p.id, z.widget_id, z.client_id, z.zone, (p.at at time zone z.zone)::date as date
    from pending p left join zones z on z.widget_id = p.widget_id
  ), wanted as (
    (select widget_id, client_id, zone, date from dated where widget_id is not null
      group by widget_id, client_id, zone, date order by min(id) limit ${DAYS_MAX}::int)
    union
    (select widget_id, client_id, zone, date
      from widget_analytics a join zones z using (widget_id)
      where answered_undecided > 0 and date <= ((${now})::date - 6) and ${isOver(now)}
      order by date, widget_id limit ${DAYS_MAX}::int)
  ), ${bounded(now)}, taken as (
    delete from widget_analytics_changes c
    using dated d left join days y on y.widget_id = d.widget_id and y.date = d.date
    where c.id = d.id and (d.widget_id is null or y.widget_id is not null)
    returning c.id
  )`;
}

/** `days`: all of a range; no change is `taken` for it. */
export function daysOf({ from, to, widgetId }: RollupRange, now: SQL): SQL {
  return sql`${ZONES}, wanted as (
    select z.widget_id, z.client_id, z.zone, day::date as date
    from zones z cross join generate_series(${from}::date, ${to}::date, interval '1 day') as day
    where ${widgetId === undefined ? sql`true` : sql`z.widget_id = ${widgetId}::int`}
  ), ${bounded(now)}, taken as (select 1 where false)`;
}
