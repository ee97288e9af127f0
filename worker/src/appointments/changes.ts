import { isLive } from "../domain/appointment-status.ts";
import type { Range, SlotShape } from "../domain/availability.ts";
import { isOffered } from "../domain/availability.ts";
import { MINUTE_MS } from "../domain/wall-clock.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { type ChangeOutcome, changeStored } from "../store/appointment-changes.ts";
import type { FoundAppointment, StoredAppointment } from "../store/appointment-rows.ts";
import type { Database } from "../store/database.ts";
import { findNoticeHome } from "../store/notice-home.ts";
import { fromPostgres } from "./from-postgres.ts";
import { localTime } from "./local-time.ts";
import { appointmentNotice, tellLater } from "./notices.ts";
import { type Offered, offerOf } from "./offered-slots.ts";

/** Its length and its buffers, as they were booked. */
export function shapeOf({ startsAtMs, endsAtMs, reserved }: StoredAppointment): SlotShape {
  return {
    duration_minutes: (endsAtMs - startsAtMs) / MINUTE_MS,
    buffer_before_minutes: (startsAtMs - reserved.fromMs) / MINUTE_MS,
    buffer_after_minutes: (reserved.untilMs - endsAtMs) / MINUTE_MS,
  };
}

/** By what rules it can be moved; null where there are none. */
export function offeredFor({ appointment, home }: FoundAppointment): Offered | null {
  const { settings, hours } = home;
  return settings && { settings, hours, shape: shapeOf(appointment) };
}

/** As `offeredFor`, for whoever booked it: null also while nothing can be booked. */
export function offeredToCustomer(found: FoundAppointment): Offered | null {
  return found.home.isBookingOn ? offeredFor(found) : null;
}

/** The same appointment at another time: of the same length, with the same buffers. */
export function movedTo(
  { appointment, home }: FoundAppointment,
  startsAtMs: number,
): {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly reserved: Range;
} & ReturnType<typeof localTime> {
  const byMs = startsAtMs - appointment.startsAtMs;
  const { fromMs, untilMs } = appointment.reserved;
  return {
    startsAtMs,
    endsAtMs: appointment.endsAtMs + byMs,
    reserved: { fromMs: fromMs + byMs, untilMs: untilMs + byMs },
    ...localTime(home.businessTimezone, startsAtMs),
  };
}

/** What a customer's own change comes to, beside what the store refuses. */
export type CustomerOutcome = ChangeOutcome | { readonly refused: "over" };

export async function cancelByCustomer(
  db: Database,
  { appointment }: FoundAppointment,
  nowMs: number,
): Promise<CustomerOutcome> {
  if (isOver(appointment, nowMs)) return { refused: "over" };
  return changeStored(db, appointment, {
    what: "cancelled",
    userId: null,
    status: "cancelled",
    owed: { type: "appointment_cancelled", by: "customer" },
    isNewSequence: true,
    capacity: null,
    nowMs,
  });
}

/** To a time that is offered to anybody. Where users confirm bookings, they confirm the new time too. */
export async function moveByCustomer(
  db: Database,
  found: FoundAppointment,
  startsAtMs: number,
  nowMs: number,
): Promise<CustomerOutcome> {
  const { appointment } = found;
  if (isOver(appointment, nowMs)) return { refused: "over" };
  const offered = offeredToCustomer(found);
  const offer = offered && offerOf(offered);
  if (!offer || !isOffered(offer, startsAtMs, nowMs)) return { refused: "slot_taken" };
  return changeStored(db, appointment, {
    what: "moved",
    userId: null,
    status: offer.settings.requires_confirmation ? "pending" : appointment.status,
    moveTo: movedTo(found, startsAtMs),
    owed: { type: "appointment_moved", by: "customer" },
    isNewSequence: true,
    capacity: offer.settings.capacity,
    nowMs,
  });
}

/** Nothing is left that its customer could change. */
export function isOver({ status, startsAtMs }: StoredAppointment, nowMs: number): boolean {
  return !isLive(status) || startsAtMs <= nowMs;
}

/**
 * Tells what a change that stands owes: whatever fails by that, the change is done,
 * and the cron tells of it. A widget that is gone meanwhile has nobody to be told.
 */
export async function tellOfChange(
  { env, db, nowMs }: { readonly env: Env; readonly db: Database; readonly nowMs: number },
  appointment: StoredAppointment,
  businessTimezone: string,
): Promise<void> {
  const { owed } = appointment;
  if (!owed) return;
  const event = { ...owed, atMs: nowMs };
  try {
    const home = await fromPostgres(findNoticeHome(db, appointment.widgetId));
    if (!home) return;
    const notice = appointmentNotice(env, event, { home, appointment, businessTimezone });
    tellLater(env, appointment, async () => notice);
  } catch (error) {
    logError("appointment.notice_postponed", { appointment: appointment.id, error });
  }
}
