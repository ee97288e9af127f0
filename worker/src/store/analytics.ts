import { type SQL, sql } from "drizzle-orm";
import type { Figures } from "../../../contracts/admin/analytics.ts";
import { NOT_OF_SPAM } from "./conversations.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, within, zoneOf } from "./day-range.ts";

/** Whose figures, over which days (both included). */
export interface FigureWish {
  readonly scope: ClientScope;
  readonly widgetId: number | undefined;
  readonly from: string;
  readonly to: string;
}

export interface DayFigures {
  readonly date: string;
  readonly conversations: number;
  readonly leads: number;
  readonly messages: number;
}

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

/** Sums over the days. Spam is in its own figure only. */
export async function readFigures(db: Database, wish: FigureWish): Promise<Figures> {
  const { rows } = await db.execute<Figures & Record<string, unknown>>(sql`
    with ${ownWidgets(wish)}, talks as materialized (
      select c.id, c.status, c.is_spam, c.satisfaction_rating, c.message_count
      from widget_conversations c
      where c.widget_id in (select id from own) and ${inDays(sql`c.started_at`, wish)}
    ), said as (
      select count(*) filter (where m.message_type = 'bot' and m.knowledge_base_id is not null) as matches,
        count(*) filter (where m.message_type = 'bot' and m.knowledge_base_id is null) as fallbacks,
        count(*) filter (where m.was_helpful) as helpful,
        count(*) filter (where not m.was_helpful) as not_helpful,
        avg(m.response_time_ms) filter (where m.message_type = 'bot') as response_ms,
        avg(m.confidence_score) filter (where m.knowledge_base_id is not null) as confidence
      from widget_messages m join talks t on t.id = m.conversation_id where not t.is_spam
    )
    select
      (select count(*) filter (where not is_spam) from talks)::int as conversations,
      (select count(*) filter (where status = 'completed' and not is_spam) from talks)::int as completed,
      (select count(*) filter (where status = 'abandoned' and not is_spam) from talks)::int as abandoned,
      (select count(*) filter (where is_spam) from talks)::int as spam,
      (select coalesce(sum(message_count) filter (where not is_spam), 0) from talks)::int as messages,
      (select count(*) from leads l where ${ofLead(wish)})::int as leads,
      (select count(*) from widget_appointments a where a.widget_id in (select id from own)
        and ${NOT_OF_SPAM.appointment} and ${inDays(sql`a.created_at`, wish)})::int as appointments,
      ${tally(wish, "views")}, ${tally(wish, "opens")},
      said.helpful::int, said.not_helpful::int, said.matches::int as knowledge_matches,
      said.fallbacks::int, said.response_ms::float8 as avg_response_time_ms,
      said.confidence::float8 as avg_confidence,
      (select avg(satisfaction_rating) filter (where not is_spam) from talks)::float8 as avg_rating
    from said`);
  const [figures] = rows;
  if (!figures) throw new Error("an aggregate without grouping has one row");
  return figures;
}

/** Each day of the span, those without anything too. */
export async function readDays(db: Database, wish: FigureWish): Promise<DayFigures[]> {
  const zone = zoneOf(wish.scope, wish.widgetId);
  const { rows } = await db.execute<DayFigures & Record<string, unknown>>(sql`
    with ${ownWidgets(wish)}, talks as (
      select (c.started_at at time zone ${zone})::date as day, count(*)::int as n,
        coalesce(sum(c.message_count), 0)::int as messages
      from widget_conversations c
      where c.widget_id in (select id from own) and not c.is_spam
        and ${inDays(sql`c.started_at`, wish)}
      group by 1
    ), captured as (
      select (l.created_at at time zone ${zone})::date as day, count(*)::int as n
      from leads l where ${ofLead(wish)} group by 1
    )
    select d::date::text as date, coalesce(t.n, 0) as conversations, coalesce(l.n, 0) as leads,
      coalesce(t.messages, 0) as messages
    from generate_series(${wish.from}::date, ${wish.to}::date, interval '1 day') d
    left join talks t on t.day = d::date left join captured l on l.day = d::date
    order by d`);
  return rows;
}

function ownWidgets({ scope, widgetId }: FigureWish): SQL {
  return sql`own as (select id from widget_configs w where ${allOf([
    scope === null ? undefined : sql`w.client_id = ${scope}`,
    widgetId === undefined ? undefined : sql`w.id = ${widgetId}`,
  ])})`;
}

function inDays(column: SQL, { from, to, scope, widgetId }: FigureWish): SQL {
  return allOf(within(column, { from, to }, zoneOf(scope, widgetId)));
}

/** Leads of a client count for it also when they came from nowhere or their widget is gone. */
function ofLead(wish: FigureWish): SQL {
  return allOf([
    wish.scope === null ? undefined : sql`l.client_id = ${wish.scope}`,
    wish.widgetId === undefined ? undefined : sql`l.widget_id in (select id from own)`,
    inDays(sql`l.created_at`, wish),
    NOT_OF_SPAM.lead,
  ]);
}

function tally(wish: FigureWish, name: "views" | "opens"): SQL {
  const column = sql.raw(name);
  return sql`(select coalesce(sum(e.${column}), 0) from widget_event_tallies e
    where e.widget_id in (select id from own) and ${inDays(sql`e.hour`, wish)})::int as ${column}`;
}
