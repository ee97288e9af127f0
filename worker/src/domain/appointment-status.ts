import type { Appointment } from "../../../contracts/admin/appointments.ts";

export type AppointmentStatus = Appointment["status"];

/** A live one takes its time; the others have given it back. */
export function isLive(status: AppointmentStatus): boolean {
  return status === "pending" || status === "confirmed";
}

/** Of what a user's change of status is told by mail. */
export type StatusNotice =
  | "appointment_requested"
  | "appointment_confirmed"
  | "appointment_cancelled";

export type StatusDecision =
  | { readonly kind: "same" }
  /** It has not taken place, and nobody has failed to come. */
  | { readonly kind: "not_begun" }
  | {
      readonly kind: "change";
      /** It is brought back: its time has to be free. */
      readonly isRevival: boolean;
      readonly isNewSequence: boolean;
      /** Null: nobody is told. */
      readonly notice: StatusNotice | null;
    };

/** What a user's wish for another status comes to. Of the past nobody is told. */
export function decideStatus(
  before: { readonly status: AppointmentStatus; readonly startsAtMs: number },
  wished: AppointmentStatus,
  nowMs: number,
): StatusDecision {
  if (wished === before.status) return { kind: "same" };
  const isAhead = before.startsAtMs > nowMs;
  if (isAhead && (wished === "completed" || wished === "no_show")) return { kind: "not_begun" };
  const [wasLive, willBeLive] = [isLive(before.status), isLive(wished)];
  return {
    kind: "change",
    isRevival: willBeLive && !wasLive,
    isNewSequence: willBeLive !== wasLive,
    notice: isAhead ? noticeOf(wished, wasLive) : null,
  };
}

function noticeOf(wished: AppointmentStatus, wasLive: boolean): StatusNotice | null {
  switch (wished) {
    case "confirmed":
      return "appointment_confirmed";
    case "cancelled":
      return wasLive ? "appointment_cancelled" : null;
    case "pending":
      return wasLive ? null : "appointment_requested";
    case "completed":
    case "no_show":
      return null;
  }
}
