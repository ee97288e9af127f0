import type { z } from "zod";
import type { ChangeAppointment, MoveAppointment } from "../../../contracts/admin/appointments.ts";
import { type AppointmentStatus, decideStatus, isLive } from "../domain/appointment-status.ts";
import { MINUTE_MS } from "../domain/wall-clock.ts";
import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import {
  type AppointmentChange,
  changeStored,
  noteInternally,
} from "../store/appointment-changes.ts";
import type { FoundAppointment } from "../store/appointment-rows.ts";
import type { Database } from "../store/database.ts";
import { movedTo, offeredFor, tellOfChange } from "./changes.ts";
import { type DaysWish, listDays, shown, slotTaken } from "./offered-slots.ts";

/** A user who acts on an appointment. */
export interface UserCall {
  readonly env: Env;
  readonly db: Database;
  readonly userId: number;
  readonly nowMs: number;
}

/** Changes status and notes; whom it concerns is told. */
export async function changeByUser(
  call: UserCall,
  found: FoundAppointment,
  body: z.infer<typeof ChangeAppointment>,
): Promise<void> {
  const { appointment, home } = found;
  const { status = appointment.status, internal_notes: notes } = body;
  const decision = decideStatus(appointment, status, call.nowMs);
  switch (decision.kind) {
    case "not_begun":
      throw new AppError("bad_request", {
        message: "status must not be that before the appointment has begun. Cancel it instead.",
        field: "status",
      });
    case "same":
      if (notes !== undefined) await noteInternally(call.db, appointment.id, notes);
      return;
    case "change": {
      await apply(call, found, {
        what: status,
        status,
        owed: decision.notice && { type: decision.notice, by: "user" },
        isNewSequence: decision.isNewSequence,
        capacity: decision.isRevival ? home.capacity : null,
        ...(notes === undefined ? {} : { internalNotes: notes }),
      });
    }
  }
}

/** To any time that is free, also outside the hours. */
export async function moveByUser(
  call: UserCall,
  found: FoundAppointment,
  { starts_at, notify_customer }: z.infer<typeof MoveAppointment>,
): Promise<void> {
  const startsAtMs = Date.parse(starts_at);
  requireMovable(found.appointment.status, startsAtMs, call.nowMs);
  await apply(call, found, {
    what: "moved",
    owed: notify_customer ? { type: "appointment_moved", by: "user" } : null,
    moveTo: movedTo(found, startsAtMs),
    isNewSequence: true,
    capacity: found.home.capacity,
  });
}

function requireMovable(status: AppointmentStatus, startsAtMs: number, nowMs: number): void {
  if (!isLive(status)) {
    throw new AppError("bad_request", {
      message: "Only an appointment that is pending or confirmed can be moved.",
    });
  }
  if (startsAtMs <= nowMs || startsAtMs % MINUTE_MS !== 0) {
    const message = "starts_at must be a whole minute in the future.";
    throw new AppError("bad_request", { message, field: "starts_at" });
  }
}

/** When it could take place instead, by the rules that its widget has for visitors. */
export async function listSlotsForUser(
  db: Database,
  found: FoundAppointment,
  wish: Pick<DaysWish, "from" | "days">,
  nowMs: number,
) {
  const timezone = found.home.businessTimezone;
  const offered = offeredFor(found);
  if (!offered) return { timezone, days: [] };
  const { days } = await listDays(db, offered, askerOf(found, nowMs), { ...wish, timezone });
  return { timezone, days: days.map(shown) };
}

function askerOf({ appointment }: FoundAppointment, nowMs: number) {
  const { id, widgetId, conversationId } = appointment;
  return { widgetId, conversationId, appointmentId: id, nowMs };
}

/** Makes the change, and tells what it owes. */
async function apply(
  { env, db, userId, nowMs }: UserCall,
  found: FoundAppointment,
  change: Omit<AppointmentChange, "userId" | "nowMs">,
): Promise<void> {
  const outcome = await changeStored(db, found.appointment, { ...change, userId, nowMs });
  if ("changed" in outcome) {
    // What an earlier change owes is not this one's to tell.
    if (!change.owed) return;
    return tellOfChange({ env, db, nowMs }, outcome.changed, found.home.businessTimezone);
  }
  if (outcome.refused === "changed_meanwhile") throw new AppError("conflict");
  const offered = offeredFor(found);
  const startsAtMs = change.moveTo?.startsAtMs ?? found.appointment.startsAtMs;
  if (!offered) throw new AppError("slot_taken", { details: { slots: [] } });
  throw await slotTaken(db, offered, askerOf(found, nowMs), startsAtMs);
}
