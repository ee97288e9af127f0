import { sql } from "drizzle-orm";
import type { AnalyticsBreakdown } from "../../../contracts/admin/analytics.ts";
import type { Database } from "./database.ts";
import { type FigureWish, isRolledUp, ownAndLive } from "./figure-days.ts";
import { BREAKDOWN } from "./rollup-breakdown.ts";
import { ENTRIES, SAID, TALKS } from "./rollup-figures.ts";

export type HourRow = AnalyticsBreakdown["hours"][number];
export type EntryRow = AnalyticsBreakdown["top_entries"][number];
export type PlaceRow = AnalyticsBreakdown["pages"][number];

/** Fewer opinions than that say more about whoever gave them than about the entry. */
const OPINIONS_MIN = 3;

/** `hours`, `entries` and `places` of the days that are counted live, by the parts of the rollup. */
const LIVE = sql`${TALKS}, ${SAID}, ${ENTRIES}, ${BREAKDOWN}`;

/** When conversations began, in their client's zone. */
export async function readHours(db: Database, wish: FigureWish): Promise<HourRow[]> {
  const { rows } = await db.execute<HourRow & Record<string, unknown>>(sql`
    with ${ownAndLive(wish)}, ${LIVE}, each_hour as (
      select a.date, a.hour::int as hour, a.conversations from widget_analytics_hours a
        where ${isRolledUp(wish)}
      union all
      select date, hour, conversations from hours
    )
    select extract(isodow from date)::int as weekday, hour,
      sum(conversations)::int as conversations
    from each_hour group by 1, 2 order by 1, 2`);
  return rows;
}

/** What answered most often, or what most often did not help. */
export async function readEntries(
  db: Database,
  wish: FigureWish,
  { order, limit }: { readonly order: "top" | "worst"; readonly limit: number },
): Promise<EntryRow[]> {
  const opinions = sql`(helpful + not_helpful)`;
  const isWorst = order === "worst";
  const { rows } = await db.execute<EntryRow & Record<string, unknown>>(sql`
    with ${ownAndLive(wish)}, ${LIVE}, each_day as (
      select a.widget_id, a.knowledge_base_id, a.answers, a.helpful, a.not_helpful
        from widget_analytics_entries a where ${isRolledUp(wish)}
      union all
      select widget_id, knowledge_base_id, answers, helpful, not_helpful from entries
    ), of_all as (
      select widget_id, knowledge_base_id as entry_id, sum(answers)::int as answers,
        sum(helpful)::int as helpful, sum(not_helpful)::int as not_helpful
      from each_day group by 1, 2
    )
    select e.entry_id, k.question, e.widget_id, own.widget_name, answers, helpful, not_helpful
    from of_all e join own on own.id = e.widget_id
      left join widget_knowledge_base k on k.id = e.entry_id and k.widget_id = e.widget_id
    where ${isWorst ? sql`not_helpful > 0 and ${opinions} >= ${OPINIONS_MIN}` : sql`true`}
    order by ${isWorst ? sql`not_helpful::float8 / ${opinions} desc, not_helpful desc` : sql`answers desc`},
      e.entry_id
    limit ${limit}`);
  return rows;
}

/** Which pages, or which other sites, conversations came from, and whether they left a lead. */
export async function readPlaces(
  db: Database,
  wish: FigureWish,
  { kind, limit }: { readonly kind: "page" | "referrer"; readonly limit: number },
): Promise<PlaceRow[]> {
  const { rows } = await db.execute<PlaceRow & Record<string, unknown>>(sql`
    with ${ownAndLive(wish)}, ${LIVE}, each_day as (
      select a.place, a.conversations, a.leads from widget_analytics_places a
        where a.kind = ${kind} and ${isRolledUp(wish)}
      union all
      select place, conversations, leads from places where kind = ${kind}
    )
    select nullif(place, '') as place, sum(conversations)::int as conversations,
      sum(leads)::int as leads
    from each_day group by 1 order by leads desc, conversations desc, place limit ${limit}`);
  return rows;
}
