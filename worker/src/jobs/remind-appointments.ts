import { appointmentNotice, type Event, tell } from "../appointments/notices.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { NoticeHome } from "../notices/notice.ts";
import { listToRemind, listUntold } from "../store/appointment-notices.ts";
import type { FoundAppointment, StoredAppointment } from "../store/appointment-rows.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { findNoticeHome } from "../store/notice-home.ts";

/** What one minute's run may take on; the next one goes on with the rest. */
const NOTICES_MAX = 200;

/**
 * Each minute: a day before an appointment its customer is reminded of it, once; and what a booking or
 * a change owes that its own request could not tell is told, under the same id.
 */
export async function remindAppointments(env: Env, nowMs: number): Promise<void> {
  const db = openDatabase(env);
  const homes = new Map<number, NoticeHome | null>();
  const untold = await listUntold(db, nowMs, NOTICES_MAX);
  await tellAll({ env, db, homes }, untold, ({ owed }) => owed && { ...owed, atMs: nowMs });
  const due = await listToRemind(db, nowMs, NOTICES_MAX);
  const beganMs = Date.now();
  await tellAll({ env, db, homes }, due, ({ startsAtMs }) => {
    // Sending many takes a while: nobody is reminded of what has begun by then.
    const atMs = nowMs + (Date.now() - beganMs);
    return startsAtMs > atMs ? { type: "appointment_reminder", by: "clock", atMs } : null;
  });
}

interface Run {
  readonly env: Env;
  readonly db: Database;
  readonly homes: Map<number, NoticeHome | null>;
}

async function tellAll(
  run: Run,
  found: readonly FoundAppointment[],
  eventOf: (appointment: StoredAppointment) => Event | null,
): Promise<void> {
  for (const { appointment, home: business } of found) {
    try {
      const home = await homeOf(run, appointment.widgetId);
      const event = eventOf(appointment);
      if (!home || !event) continue;
      const { businessTimezone } = business;
      const notice = appointmentNotice(run.env, event, { home, appointment, businessTimezone });
      await tell(run.env, notice, appointment);
    } catch (error) {
      // One that cannot be told of must not keep the others from being told.
      logError("appointment.notice_failed", { appointment: appointment.id, error });
    }
  }
}

async function homeOf({ db, homes }: Run, widgetId: number): Promise<NoticeHome | null> {
  const known = homes.get(widgetId);
  if (known !== undefined) return known;
  const found = await findNoticeHome(db, widgetId);
  homes.set(widgetId, found);
  return found;
}
