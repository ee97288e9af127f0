import { sql } from "drizzle-orm";
import type { Range } from "../domain/availability.ts";
import type { StoredAppointment } from "./appointment-rows.ts";
import { appointmentColumns, type RawAppointment, toStored } from "./appointment-rows.ts";
import { freeLane, instantAt, lockBookings } from "./appointment-times.ts";
import type { Database } from "./database.ts";
import { sqlStateOf } from "./sql-state.ts";

/** What is to be kept: the slot, what is reserved around it, and of how many lanes it may be in one. */
export interface WishedTime {
  readonly serviceId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly reserved: Range;
  readonly capacity: number;
}

export interface HoldWish extends WishedTime {
  readonly holdId: string;
  readonly widgetId: number;
  readonly conversationId: string;
  readonly lastsMs: number;
  readonly nowMs: number;
}

/**
 * Keeps a slot for a conversation, instead of the one that it kept before, and answers until when. Null
 * when it is taken: the one before is kept on then. The same slot again is kept on for no longer than
 * twice a hold's time, so that nobody blocks it for good.
 */
export async function holdSlot(db: Database, wish: HoldWish): Promise<number | null> {
  const { widgetId, conversationId, reserved } = wish;
  const asker = { widgetId, conversationId, appointmentId: null, nowMs: wish.nowMs };
  const expiresAtMs = wish.nowMs + wish.lastsMs;
  const [, , { rows }] = await db.batch([
    db.execute(lockBookings(widgetId)),
    db.execute(sql`delete from appointment_holds
      where widget_id = ${widgetId} and expires_at <= ${instantAt(wish.nowMs)}`),
    db.execute<{ expiresAtMs: number }>(sql`
      insert into appointment_holds as kept (id, widget_id, conversation_id, resource_id, service_id,
        starts_at, ends_at, reserved_from, reserved_until, expires_at, created_at)
      select ${wish.holdId}::uuid, ${widgetId}::int, ${conversationId}::uuid, free.lane,
        ${wish.serviceId}, ${instantAt(wish.startsAtMs)}, ${instantAt(wish.endsAtMs)},
        ${instantAt(reserved.fromMs)}, ${instantAt(reserved.untilMs)}, ${instantAt(expiresAtMs)},
        ${instantAt(wish.nowMs)}
      from (${freeLane(asker, reserved, wish.capacity)}) free
      on conflict (widget_id, conversation_id) do update set id = excluded.id,
        resource_id = excluded.resource_id, service_id = excluded.service_id,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        reserved_from = excluded.reserved_from, reserved_until = excluded.reserved_until,
        expires_at = case when ${IS_SAME_SLOT} then least(excluded.expires_at,
          kept.created_at + ${2 * wish.lastsMs}::int * interval '1 millisecond')
          else excluded.expires_at end,
        created_at = case when ${IS_SAME_SLOT} then kept.created_at else excluded.created_at end
      returning (extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"`),
  ]);
  return rows[0]?.expiresAtMs ?? null;
}

const IS_SAME_SLOT = sql`(kept.service_id = excluded.service_id and kept.starts_at = excluded.starts_at)`;

/** Lets go what a conversation holds; with `holdId`, only if it is that one. */
export async function releaseHold(
  db: Database,
  widgetId: number,
  conversationId: string,
  holdId: string | null,
): Promise<void> {
  await db.execute(sql`delete from appointment_holds
    where widget_id = ${widgetId} and conversation_id = ${conversationId}
      and id = coalesce(${holdId}::uuid, id)`);
}

export interface Booking extends WishedTime {
  /** The same again is the same appointment. */
  readonly id: string;
  readonly widgetId: number;
  readonly conversationId: string;
  readonly service: string;
  readonly durationMinutes: number;
  /** As the business's clocks tell the start. */
  readonly preferredDate: string;
  readonly preferredTime: string;
  readonly status: "pending" | "confirmed";
  readonly customerName: string;
  readonly customerEmail: string | null;
  readonly customerPhone: string | null;
  readonly customerNotes: string | null;
  readonly customerTimezone: string | null;
  readonly customerLocale: string;
  readonly clientBookingId: string | null;
  /** How many live appointments in the future one visitor may have. */
  readonly liveMax: number;
  readonly nowMs: number;
}

export type BookingOutcome =
  | { readonly booked: StoredAppointment; readonly isNew: boolean }
  | { readonly refused: "slot_taken" | "too_many" };

const EXCLUSION_VIOLATION = "23P01";

/** Books the slot in a free lane; whoever held one lets it go by that. */
export async function bookSlot(db: Database, booking: Booking): Promise<BookingOutcome> {
  try {
    return await tryToBook(db, booking);
  } catch (error) {
    // Whoever does not wait for the lock was faster: another lane may be free.
    if (sqlStateOf(error) !== EXCLUSION_VIOLATION) throw error;
  }
  return tryToBook(db, booking);
}

/** Two statements under the lock, and no more: whoever else books waits for them. */
async function tryToBook(db: Database, booking: Booking): Promise<BookingOutcome> {
  const [, { rows }] = await db.batch([
    db.execute(lockBookings(booking.widgetId)),
    db.execute<RawAppointment>(insertBooking(booking)),
  ]);
  return rows[0] ? { booked: toStored(rows[0]), isNew: true } : whyNotBooked(db, booking);
}

async function whyNotBooked(db: Database, booking: Booking): Promise<BookingOutcome> {
  const [{ rows }, { rows: counts }] = await db.batch([
    db.execute<RawAppointment>(byId(booking.widgetId, booking.id)),
    db.execute<{ live: number }>(countLive(booking)),
  ]);
  if (rows[0]) return { booked: toStored(rows[0]), isNew: false };
  return { refused: (counts[0]?.live ?? 0) >= booking.liveMax ? "too_many" : "slot_taken" };
}

function countLive({ widgetId, conversationId, customerEmail, nowMs }: Booking) {
  return sql`select count(*)::int as live from widget_appointments
    where widget_id = ${widgetId} and status in ('pending', 'confirmed')
      and starts_at > ${instantAt(nowMs)} and (conversation_id = ${conversationId}::uuid
        or lower(customer_email) = lower(${customerEmail}::text))`;
}

/** The appointment instead of the hold, and a line on its lead's time line. A conversation that has not arrived yet is left out. */
function insertBooking(booking: Booking) {
  const { id, widgetId, conversationId, reserved, nowMs } = booking;
  const asker = { widgetId, conversationId, appointmentId: id, nowMs };
  return sql`
    with free as (${freeLane(asker, reserved, booking.capacity)}), made as (
      insert into widget_appointments (id, conversation_id, widget_id, resource_id, customer_name,
        customer_email, customer_phone, customer_notes, customer_timezone, customer_locale,
        service_id, service_type, preferred_date, preferred_time, duration_minutes, starts_at,
        ends_at, reserved_from, reserved_until, client_booking_id, status, created_at, updated_at,
        owed_notice, owed_by, told_at)
      select ${id}::uuid, (select id from widget_conversations
          where id = ${conversationId} and widget_id = ${widgetId}),
        ${widgetId}::int, free.lane, ${booking.customerName}, ${booking.customerEmail},
        ${booking.customerPhone}, ${booking.customerNotes}, ${booking.customerTimezone},
        ${booking.customerLocale}, ${booking.serviceId}, ${booking.service},
        ${booking.preferredDate}::date, ${booking.preferredTime}::time,
        ${booking.durationMinutes}::int, ${instantAt(booking.startsAtMs)},
        ${instantAt(booking.endsAtMs)}, ${instantAt(reserved.fromMs)},
        ${instantAt(reserved.untilMs)}, ${booking.clientBookingId}, ${booking.status},
        ${instantAt(nowMs)}, ${instantAt(nowMs)}, 'appointment_requested', 'customer',
        ${instantAt(nowMs)}
      from free where (${countLive(booking)}) < ${booking.liveMax}::int
      on conflict (id) do nothing
      returning *
    ), released as (
      delete from appointment_holds where widget_id = ${widgetId}
        and conversation_id = ${conversationId} and exists (select from made)
    ), noted as (
      insert into lead_activities (lead_id, activity_type, details)
      select c.lead_id, 'appointment', jsonb_build_object('what', 'booked', 'appointment_id', made.id,
        'starts_at', made.starts_at, 'service', made.service_type)
      from made join widget_conversations c on c.id = made.conversation_id
      where c.lead_id is not null
    )
    select ${appointmentColumns("made")} from made`;
}

function byId(widgetId: number, id: string) {
  return sql`select ${appointmentColumns("a")} from widget_appointments a
    where a.id = ${id} and a.widget_id = ${widgetId}`;
}

/** What was booked under this id before, of this widget. */
export async function findBooking(
  db: Database,
  widgetId: number,
  id: string,
): Promise<StoredAppointment | null> {
  const { rows } = await db.execute<RawAppointment>(byId(widgetId, id));
  return rows[0] ? toStored(rows[0]) : null;
}
