import { sql } from "drizzle-orm";
import { widgetConfigs, widgetEventTallies } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

/** Views and opens of one widget, summed at the edge. */
export interface Tally {
  /** UUIDv7: a tally that arrives twice is inserted once. */
  readonly id: string;
  readonly widgetKey: string;
  readonly atMs: number;
  readonly views: number;
  readonly opens: number;
}

/** Inserts each tally once, in one round trip. Those of widgets that are gone are dropped. */
export async function insertTallies(db: Database, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  await db.execute(sql`
    insert into ${widgetEventTallies} (id, widget_id, hour, views, opens)
    select distinct on (t.id) t.id, w.id,
      date_trunc('hour', to_timestamp(t."atMs" / 1000.0), 'UTC'), t.views, t.opens
    from jsonb_to_recordset(${storableJson(tallies)}::jsonb) as t(
      id uuid, "widgetKey" text, "atMs" bigint, views int, opens int
    )
    join ${widgetConfigs} w on w.widget_key = t."widgetKey"
    order by t.id
    on conflict (id) do nothing`);
}
