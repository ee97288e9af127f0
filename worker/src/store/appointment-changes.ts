import { type SQL, sql } from "drizzle-orm";
import type { Appointment } from "../../../contracts/admin/appointments.ts";
import type { Range } from "../domain/availability.ts";
import {
  appointmentColumns,
  type Owed,
  type RawAppointment,
  type StoredAppointment,
  toStored,
} from "./appointment-rows.ts";
import { freeLane, instantAt, lockBookings } from "./appointment-times.ts";
import type { Database } from "./database.ts";
import { sqlStateOf } from "./sql-state.ts";

/** What becomes of an appointment; what is left out stays. */
export interface AppointmentChange {
  /** On the lead's time line. */
  readonly what: "confirmed" | "moved" | "cancelled" | "completed" | "no_show" | "pending";
  readonly userId: number | null;
  /** Of what people are to be told; null: of nothing, and the links that its customer has go on. */
  readonly owed: Owed | null;
  readonly status?: Appointment["status"];
  readonly moveTo?: {
    readonly startsAtMs: number;
    readonly endsAtMs: number;
    readonly reserved: Range;
    readonly preferredDate: string;
    readonly preferredTime: string;
  };
  readonly internalNotes?: string | null;
  /** Its time or its liveness changes: calendars have to know. */
  readonly isNewSequence: boolean;
  /** How many appointments may run at once; null: it takes no time that is not its own already. */
  readonly capacity: number | null;
  readonly nowMs: number;
}

export type ChangeOutcome =
  | { readonly changed: StoredAppointment }
  /** `changed_meanwhile`: by somebody else, since it was read. */
  | { readonly refused: "slot_taken" | "changed_meanwhile" };

const EXCLUSION_VIOLATION = "23P01";

/** Changes it as it was read, or not at all. */
export async function changeStored(
  db: Database,
  before: StoredAppointment,
  change: AppointmentChange,
): Promise<ChangeOutcome> {
  try {
    return await tryToChange(db, before, change);
  } catch (error) {
    if (sqlStateOf(error) === EXCLUSION_VIOLATION) return { refused: "slot_taken" };
    throw error;
  }
}

async function tryToChange(
  db: Database,
  before: StoredAppointment,
  change: AppointmentChange,
): Promise<ChangeOutcome> {
  const [, { rows }, { rows: now }] = await db.batch([
    db.execute(lockBookings(before.widgetId)),
    db.execute<RawAppointment>(updateOf(before, change)),
    db.execute<{ isSame: boolean }>(sql`
      select ${isAsRead(before)} as "isSame" from widget_appointments a where a.id = ${before.id}`),
  ]);
  const [row] = rows;
  if (row) return { changed: toStored(row) };
  return { refused: now[0]?.isSame ? "slot_taken" : "changed_meanwhile" };
}

const isAsRead = ({ status, sequence }: StoredAppointment): SQL =>
  sql`(a.status = ${status} and a.calendar_sequence = ${sequence})`;

function updateOf(before: StoredAppointment, change: AppointmentChange): SQL {
  const reserved = change.moveTo?.reserved ?? before.reserved;
  const asker = {
    widgetId: before.widgetId,
    conversationId: before.conversationId,
    appointmentId: before.id,
    nowMs: change.nowMs,
  };
  const lane =
    change.capacity === null
      ? sql`select ${before.resourceId}::text as lane`
      : freeLane(asker, reserved, change.capacity, before.resourceId);
  return sql`
    with free as (${lane}), changed as (
      update widget_appointments a set ${sql.join(assignmentsOf(change, reserved), sql`, `)}
      from free where a.id = ${before.id} and ${isAsRead(before)}
      returning a.*
    ), noted as (
      insert into lead_activities (lead_id, user_id, activity_type, details)
      select c.lead_id, ${change.userId}::int, 'appointment', jsonb_build_object(
        'what', ${change.what}::text, 'appointment_id', changed.id, 'starts_at', changed.starts_at,
        'service', changed.service_type)
      from changed join widget_conversations c on c.id = changed.conversation_id
      where c.lead_id is not null
    )
    select ${appointmentColumns("changed")} from changed`;
}

function assignmentsOf(
  { status, moveTo, owed, ...change }: AppointmentChange,
  reserved: Range,
): SQL[] {
  const assignments = [sql`resource_id = free.lane`, sql`updated_at = ${instantAt(change.nowMs)}`];
  if (change.isNewSequence) assignments.push(sql`calendar_sequence = a.calendar_sequence + 1`);
  if (status !== undefined) assignments.push(sql`status = ${status}`);
  if (owed) {
    const raise = change.isNewSequence ? 1 : 0;
    assignments.push(
      sql`owed_notice = ${owed.type}, owed_by = ${owed.by}, told_at = ${instantAt(change.nowMs)}`,
      sql`told_sequence = a.calendar_sequence + ${raise}::int`,
    );
  } else if (status !== undefined) {
    // What was owed of the status before is not so any more.
    assignments.push(sql`owed_notice = null, owed_by = null`);
  }
  if (change.internalNotes !== undefined) {
    assignments.push(sql`internal_notes = ${change.internalNotes}`);
  }
  if (moveTo) {
    assignments.push(
      sql`starts_at = ${instantAt(moveTo.startsAtMs)}, ends_at = ${instantAt(moveTo.endsAtMs)}`,
      sql`reserved_from = ${instantAt(reserved.fromMs)}`,
      sql`reserved_until = ${instantAt(reserved.untilMs)}`,
      sql`preferred_date = ${moveTo.preferredDate}::date`,
      sql`preferred_time = ${moveTo.preferredTime}::time`,
      // Of the new time nobody was reminded.
      sql`reminder_sent = false`,
    );
  }
  return assignments;
}

/**
 * What users note among themselves. No time of change is kept: calendars show it, and whoever has been
 * reminded is known by it.
 */
export async function noteInternally(
  db: Database,
  id: string,
  internalNotes: string | null,
): Promise<void> {
  await db.execute(
    sql`update widget_appointments set internal_notes = ${internalNotes} where id = ${id}`,
  );
}
