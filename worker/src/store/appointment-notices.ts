import { sql } from "drizzle-orm";
import { type FoundAppointment, listStoredAppointments } from "./appointment-rows.ts";
import { instantAt } from "./appointment-times.ts";
import type { Database } from "./database.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A booking's own request tells of it first, and tries again for half a minute. */
const OWN_TRIES_MS = 2 * 60_000;

/** Which of an appointment's mails left for the queue. */
export type SentMark = "confirmation_sent" | "reminder_sent";

export async function markSent(db: Database, id: string, mark: SentMark): Promise<void> {
  await db.execute(
    sql`update widget_appointments set ${sql.raw(mark)} = true where id = ${id} and not ${sql.raw(mark)}`,
  );
}

/** Booked by a visitor, and told to nobody yet. After a day it is too late to tell of it. */
export function listUntold(
  db: Database,
  nowMs: number,
  limit: number,
): Promise<FoundAppointment[]> {
  return listStoredAppointments(
    db,
    sql`not a.confirmation_sent and a.service_id is not null and a.calendar_sequence = 0
      and a.status in ('pending', 'confirmed') and a.starts_at > ${instantAt(nowMs)}
      and a.created_at between ${instantAt(nowMs - DAY_MS)} and ${instantAt(nowMs - OWN_TRIES_MS)}`,
    limit,
  );
}

/**
 * Begin within a day, and nobody was reminded. Whoever booked, or moved it, less than a day before has
 * just had a mail about it.
 */
export function listToRemind(
  db: Database,
  nowMs: number,
  limit: number,
): Promise<FoundAppointment[]> {
  return listStoredAppointments(
    db,
    sql`not a.reminder_sent and a.status in ('pending', 'confirmed') and a.customer_email is not null
      and a.starts_at > ${instantAt(nowMs)} and a.starts_at <= ${instantAt(nowMs + DAY_MS)}
      and a.updated_at <= a.starts_at - interval '24 hours'`,
    limit,
  );
}
