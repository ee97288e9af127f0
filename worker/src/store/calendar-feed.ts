import { eq, sql } from "drizzle-orm";
import { widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { StoredAppointment } from "./appointment-rows.ts";
import { appointmentColumns, type RawAppointment, toStored } from "./appointment-rows.ts";
import { instantAt } from "./appointment-times.ts";
import type { Database } from "./database.ts";
import { toBusinessHours } from "./snapshot-source.ts";

/** No calendar program is sent more; the earliest are left out first. */
const FEED_MAX = 5_000;

/** The widget's feed token: `fresh`, where it has none yet. */
export async function ensureFeedToken(
  db: Database,
  widgetId: number,
  fresh: string,
): Promise<string | null> {
  const [widget] = await db
    .update(widgetConfigs)
    // Whoever reads the address changes nothing of the widget.
    .set({
      calendarFeedToken: sql`coalesce(${widgetConfigs.calendarFeedToken}, ${fresh})`,
      updatedAt: sql`${widgetConfigs.updatedAt}`,
    })
    .where(eq(widgetConfigs.id, widgetId))
    .returning({ token: widgetConfigs.calendarFeedToken });
  return widget?.token ?? null;
}

export async function replaceFeedToken(
  db: Database,
  widgetId: number,
  fresh: string,
): Promise<boolean> {
  const changed = await db
    .update(widgetConfigs)
    .set({ calendarFeedToken: fresh, updatedAt: sql`${widgetConfigs.updatedAt}` })
    .where(eq(widgetConfigs.id, widgetId))
    .returning({ id: widgetConfigs.id });
  return changed.length === 1;
}

export interface FeedSource {
  readonly widgetName: string;
  readonly timezone: string;
  readonly appointments: readonly StoredAppointment[];
}

/** What the feed of a token shows: all that begin after `sinceMs`, without the cancelled ones. */
export async function findFeed(
  db: Database,
  token: string,
  sinceMs: number,
): Promise<FeedSource | null> {
  const [{ rows: widgets }, { rows }] = await db.batch([
    db.execute<{ widgetName: string; hours: unknown; timezone: string }>(sql`
      select w.widget_name as "widgetName", w.business_hours as hours, cl.timezone
      from widget_configs w join clients cl on cl.id = w.client_id
      where w.calendar_feed_token = ${token}`),
    db.execute<RawAppointment>(sql`
      select ${appointmentColumns("a")} from widget_appointments a
      where a.widget_id = (select id from widget_configs where calendar_feed_token = ${token})
        and a.starts_at >= ${instantAt(sinceMs)} and a.status <> 'cancelled'
      order by a.starts_at desc, a.id desc limit ${FEED_MAX}`),
  ]);
  const [widget] = widgets;
  if (!widget) return null;
  const { widgetName, hours, timezone } = widget;
  return {
    widgetName,
    timezone: toBusinessHours(hours, timezone)?.timezone ?? timezone,
    appointments: rows.map(toStored),
  };
}
