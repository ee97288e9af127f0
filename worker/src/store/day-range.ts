import { type SQL, sql } from "drizzle-orm";

/** Calendar days, both included; undefined: unbounded. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Whose rows: one client's, or (null) all clients'. */
export type ClientScope = number | null;

/**
 * The zone in which days are counted: the widget's, if it is one of those that are looked at;
 * else the client's; UTC where several clients are looked at.
 */
export function zoneOf(scope: ClientScope, widgetId?: number): SQL {
  const clients =
    widgetId === undefined
      ? []
      : [
          sql`(select cl.timezone from widget_configs w join clients cl on cl.id = w.client_id
            where w.id = ${widgetId} and ${scope === null ? sql`true` : sql`cl.id = ${scope}`})`,
        ];
  if (scope !== null) clients.push(sql`(select timezone from clients where id = ${scope})`);
  return sql`coalesce(${sql.join([...clients, sql`'UTC'`], sql`, `)})`;
}

/** Conditions on an instant column: both bounds are constants to the planner, so an index serves them. */
export function within(column: SQL, { from, to }: DayRange, zone: SQL): SQL[] {
  const bounds: SQL[] = [];
  if (from) bounds.push(sql`${column} >= (${from}::date::timestamp at time zone ${zone})`);
  if (to) bounds.push(sql`${column} < ((${to}::date + 1)::timestamp at time zone ${zone})`);
  return bounds;
}

export function allOf(conditions: readonly (SQL | undefined)[]): SQL {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}
