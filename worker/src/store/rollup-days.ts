import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";

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

/**
 * The last day, in a widget's zone, of which conversations may have been deleted because they are older
 * than the widget keeps them: at `now`, an instant.
 */
export const lastThinnedDay = (now: SQL, retentionDays: SQL, zone: SQL) =>
  sql`((${now} - make_interval(days => ${retentionDays})) at time zone ${zone})::date`;

/**
 * Whether a day's figures stay as they are, whatever changes: made anew they would be those of what is
 * left of the day. A day that has none yet is made of what there is.
 */
export const isFrozen = (widgetId: SQL, date: SQL, lastThinned: SQL) =>
  sql`(${date} <= ${lastThinned} and exists (select from widget_analytics f
    where f.widget_id = ${widgetId} and f.date = ${date}))`;

/** Each widget with its client's zone. */
const zones = (now: SQL) => sql`zones as materialized (
  select w.id as widget_id, w.client_id, c.zone,
    ${lastThinnedDay(now, sql`w.retention_days`, sql`c.zone`)} as last_thinned
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
 * stays for another run; what is of a widget that is gone is of no day at all, and what is of a day
 * whose figures stay changes nothing.
 */
export function changedDays(now: SQL): SQL {
  return sql`${zones(now)}, pending as materialized (
    select id, widget_id, at from widget_analytics_changes order by id limit ${CHANGES_MAX}::int
  ), noted as (
    select p.id, z.widget_id, z.client_id, z.zone, z.last_thinned,
      (p.at at time zone z.zone)::date as date
    from pending p left join zones z on z.widget_id = p.widget_id
  ), dated as materialized (
    select *, widget_id is null or ${isFrozen(sql`noted.widget_id`, sql`noted.date`, sql`last_thinned`)}
      as is_settled
    from noted
  ), wanted as (
    (select widget_id, client_id, zone, date from dated where not is_settled
      group by widget_id, client_id, zone, date order by min(id) limit ${DAYS_MAX}::int)
    union
    (select widget_id, client_id, zone, date
      from widget_analytics a join zones z using (widget_id)
      where answered_undecided > 0 and date <= ((${now})::date - 6) and ${isOver(now)}
        and date > last_thinned
      order by date, widget_id limit ${DAYS_MAX}::int)
  ), ${bounded(now)}, taken as (
    delete from widget_analytics_changes c
    using dated d left join days y on y.widget_id = d.widget_id and y.date = d.date
    where c.id = d.id and (d.is_settled or y.widget_id is not null)
    returning c.id
  )`;
}

const inRange = ({ from, to, widgetId }: RollupRange) => sql`
  select z.widget_id, z.client_id, z.zone, day::date as date,
    ${isFrozen(sql`z.widget_id`, sql`day::date`, sql`z.last_thinned`)} as is_frozen
  from zones z cross join generate_series(${from}::date, ${to}::date, interval '1 day') as day
  where ${widgetId === undefined ? sql`true` : sql`z.widget_id = ${widgetId}::int`}`;

/** `days`: all of a range but those whose figures stay; no change is `taken` for it. */
export function daysOf(range: RollupRange, now: SQL): SQL {
  return sql`${zones(now)}, wanted as (
    select widget_id, client_id, zone, date from (${inRange(range)}) of_range where not is_frozen
  ), ${bounded(now)}, taken as (select 1 where false)`;
}

/** How many days of widgets in a range keep the figures that they have. */
export async function countFrozenDays(
  db: Database,
  range: RollupRange,
  nowMs: number,
): Promise<number> {
  const { rows } = await db.execute<{ frozen: number }>(sql`
    with ${zones(sql`to_timestamp(${nowMs}::float8 / 1000)`)}
    select count(*)::int as frozen from (${inRange(range)}) of_range where is_frozen`);
  return rows[0]?.frozen ?? 0;
}
