import { sql } from "drizzle-orm";
import {
  type FoundAppointment,
  listStoredAppointments,
  type Owed,
  type StoredAppointment,
} from "./appointment-rows.ts";
import { instantAt } from "./appointment-times.ts";
import type { Database } from "./database.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A change's own request tells of it first, and tries again for half a minute. */
const OWN_TRIES_MS = 2 * 60_000;

/** A reminder is in the queue. Of a time that it was moved to meanwhile nobody was reminded. */
export async function markReminded(
  db: Database,
  { id, sequence }: StoredAppointment,
): Promise<void> {
  await db.execute(sql`update widget_appointments set reminder_sent = true
    where id = ${id} and calendar_sequence = ${sequence} and not reminder_sent`);
}

/** What was owed is in the queue. What is owed of a later change stays owed. */
export async function markTold(
  db: Database,
  { id, toldSequence }: StoredAppointment,
  type: Owed["type"],
): Promise<void> {
  const isBooking = type === "appointment_requested" || type === "appointment_confirmed";
  await db.execute(sql`
    update widget_appointments set owed_notice = null, owed_by = null,
      confirmation_sent = confirmation_sent or ${isBooking}::boolean
    where id = ${id} and owed_notice = ${type} and told_sequence = ${toldSequence}`);
}

/** Owed still, after their own requests have tried. After a day it is too late to tell. */
export function listUntold(
  db: Database,
  nowMs: number,
  limit: number,
): Promise<FoundAppointment[]> {
  return listStoredAppointments(
    db,
    sql`a.owed_notice is not null and a.starts_at > ${instantAt(nowMs)}
      and a.told_at between ${instantAt(nowMs - DAY_MS)} and ${instantAt(nowMs - OWN_TRIES_MS)}`,
    limit,
  );
}

/**
 * Begin within a day, and nobody was reminded. Whoever was told of a time less than a day before it has
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
      and a.told_at <= a.starts_at - interval '24 hours'`,
    limit,
  );
}
