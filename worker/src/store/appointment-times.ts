import { type SQL, sql } from "drizzle-orm";
import type { Busy, Range } from "../domain/availability.ts";
import type { Database } from "./database.ts";

/** Who asks: what they hold, or move, is not in their own way. */
export interface Asker {
  readonly widgetId: number;
  readonly conversationId: string | null;
  readonly appointmentId: string | null;
  readonly nowMs: number;
}

export const instantAt = (atMs: number): SQL => sql`${new Date(atMs).toISOString()}::timestamptz`;

/** As the exclusion constraints have them, so that their indexes serve. */
const RESERVED = sql`tstzrange(coalesce(reserved_from, starts_at), coalesce(reserved_until, ends_at))`;
const HELD = sql`tstzrange(reserved_from, reserved_until)`;

/** What is taken in a range: live appointments, and others' holds that have not run out. */
export async function listBusy(db: Database, asker: Asker, range: Range): Promise<Busy[]> {
  const { rows } = await db.execute<Busy & Record<string, unknown>>(sql`
    select resource_id as "resourceId",
      (extract(epoch from lower(reserved)) * 1000)::float8 as "fromMs",
      (extract(epoch from upper(reserved)) * 1000)::float8 as "untilMs"
    from (${takenIn(asker, range)}) taken`);
  return rows;
}

/** `resource_id` and `reserved` of all that overlaps the range. */
export function takenIn({ widgetId, conversationId, appointmentId, nowMs }: Asker, range: Range) {
  const asked = sql`tstzrange(${instantAt(range.fromMs)}, ${instantAt(range.untilMs)})`;
  return sql`
    select resource_id, ${RESERVED} as reserved from widget_appointments
    where widget_id = ${widgetId} and status in ('pending', 'confirmed') and ${RESERVED} && ${asked}
      and id is distinct from ${appointmentId}::uuid
    union all
    select resource_id, ${HELD} from appointment_holds
    where widget_id = ${widgetId} and ${HELD} && ${asked} and expires_at > ${instantAt(nowMs)}
      and conversation_id is distinct from ${conversationId}::uuid`;
}

/**
 * The name of a lane that is free: `preferred` before the others, in their order; no row when there is
 * none. What is taken outside the lanes takes a place all the same, as in domain/availability.ts.
 */
export function freeLane(
  asker: Asker,
  reserved: Range,
  capacity: number,
  preferred: string | null = null,
): SQL {
  return sql`
    with taken as (select distinct resource_id from (${takenIn(asker, reserved)}) overlapping)
    select lane from (
      select 0 as place, ${preferred}::text as lane where ${preferred}::text is not null
      union all select place, 'lane-' || place from generate_series(1, ${capacity}::int) as place
    ) lanes
    where lane not in (select resource_id from taken)
      and (select count(*) from taken) < ${capacity}::int
    order by place limit 1`;
}

/** Of an advisory lock's two numbers, the one that says what is locked. */
const BOOKINGS = 20_260;

/**
 * Lets one booking, hold or change of a widget's pass at a time, until the transaction ends: what is
 * read after it is still so when it is written. The exclusion constraints have the last word.
 */
export function lockBookings(widgetId: number): SQL {
  return sql`select pg_advisory_xact_lock(${BOOKINGS}::int, ${widgetId}::int)`;
}
