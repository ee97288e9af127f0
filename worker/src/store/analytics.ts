import { type SQL, sql } from "drizzle-orm";
import { daysBetween } from "../domain/day-span.ts";
import { type FigureSums, NO_FIGURES, SUMMED } from "../domain/figures.ts";
import { NOT_OF_SPAM } from "./conversations.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, zoneOf } from "./day-range.ts";
import { type FigureWish, isRolledUp, ownAndLive } from "./figure-days.ts";
import { ENTRIES, figures, SAID, TALKS } from "./rollup-figures.ts";

export type DaySums = FigureSums & { readonly date: string };

/** What the rollup calls them. */
export const ROLLUP_COLUMNS = {
  conversations: "total_conversations",
  completed: "completed_conversations",
  abandoned: "abandoned_conversations",
  spam: "spam_conversations",
  messages: "total_messages",
  leads: "leads_captured",
  conversions: "conversions",
  appointments: "appointments_booked",
  with_lead: "conversations_with_lead",
  with_appointment: "conversations_with_appointment",
  handoffs_email: "email_handoffs",
  handoffs_phone: "phone_handoffs",
  handoffs_ai_agent: "ai_agent_handoffs",
  handoffs_human: "human_handoffs",
  views: "views",
  opens: "opens",
  helpful: "helpful_responses",
  not_helpful: "not_helpful_responses",
  knowledge_matches: "knowledge_base_matches",
  fallbacks: "fallback_responses",
  ratings: "rating_count",
  answered: "answered_decided",
  durable: "durable_resolutions",
  undecided: "answered_undecided",
  response_time_ms_sum: "response_time_ms_sum",
  response_time_count: "response_time_count",
  duration_seconds_sum: "duration_seconds_sum",
  duration_count: "duration_count",
  rating_sum: "rating_sum",
  confidence_sum: "confidence_sum",
  confidence_count: "confidence_count",
} as const satisfies Record<keyof FigureSums, string>;

/** The zone that the days are counted in, and today's date there. */
export async function readToday(
  db: Database,
  scope: ClientScope,
  widgetId?: number,
): Promise<{ timezone: string; today: string }> {
  const zone = zoneOf(scope, widgetId);
  const { rows } = await db.execute<{ timezone: string; today: string }>(sql`
    select ${zone} as timezone, (now() at time zone ${zone})::date::text as today`);
  return rows[0] ?? { timezone: "UTC", today: new Date().toISOString().slice(0, 10) };
}

/**
 * Sums of each day that has any, in order: past days as they were rolled up, today and the days that
 * have changed since as they are now, by the parts of the rollup itself.
 */
export async function readDaySums(db: Database, wish: FigureWish): Promise<DaySums[]> {
  const { rows } = await db.execute<DaySums & Record<string, unknown>>(sql`
    with ${ownAndLive(wish)}, ${TALKS}, ${SAID}, ${ENTRIES}, ${figures(sql`now()`)}
    select date::text as date, ${columns((_, as) => sql`sum(${as})::float8 as ${as}`)}
    from (
      select date, ${columns((_, as, column) => sql`a.${column}::float8 as ${as}`)}
      from widget_analytics a where ${isRolledUp(wish)}
      union all
      select date, ${columns((_, _as, column) => sql`coalesce(${column}, 0)::float8`)} from figures
      union all
      select date, ${columns((name, as) => (name === "leads" || name === "conversions" ? as : sql`0`))} from (${homeless(wish)}) h
    ) each_day
    group by date order by date`);
  return rows;
}

/** When the rollup last ended its work; null: it never has. */
export async function findLastRollup(db: Database): Promise<string | null> {
  const { rows } = await db.execute<{ at: string }>(
    sql`select started_at as at from rollup_runs order by started_at desc limit 1`,
  );
  return rows[0]?.at ?? null;
}

/** The days of a span, those without anything too. */
export function everyDay(
  { from, to }: Pick<FigureWish, "from" | "to">,
  sums: readonly DaySums[],
): DaySums[] {
  const byDate = new Map(sums.map((row) => [row.date, row]));
  return daysBetween(from, to).map((date) => byDate.get(date) ?? { date, ...NO_FIGURES });
}

/** Leads of a client count for it also when they came from nowhere or their widget is gone. */
function homeless({ scope, widgetId, from, to }: FigureWish): SQL {
  const zone = sql`known_zone(cl.timezone)`;
  return sql`select (l.created_at at time zone ${zone})::date as date, count(*)::float8 as leads,
      (count(*) filter (where l.status = 'converted'))::float8 as conversions
    from clients cl join leads l on l.client_id = cl.id and l.widget_id is null
    where ${allOf([
      scope === null ? undefined : sql`cl.id = ${scope}`,
      widgetId === undefined ? undefined : sql`false`,
      sql`l.created_at >= day_start(${from}::date, ${zone})`,
      sql`l.created_at < day_start(${to}::date + 1, ${zone})`,
      NOT_OF_SPAM.lead,
    ])}
    group by 1`;
}

/** The names are ours, from the table above: nothing of a caller's is ever written so. */
function columns(each: (name: keyof FigureSums, as: SQL, column: SQL) => SQL): SQL {
  const all = SUMMED.map((name) => each(name, sql.raw(name), sql.raw(ROLLUP_COLUMNS[name])));
  return sql.join(all, sql`, `);
}
