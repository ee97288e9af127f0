import type { Appointment } from "../../../../contracts/admin/appointments.ts";

export type Step = "confirm" | "move" | "complete" | "no_show" | "reopen" | "cancel";

/** What can be done with an appointment, the likeliest first. */
export function stepsOf(
  { status, starts_at }: Pick<Appointment, "status" | "starts_at">,
  nowMs: number,
): readonly Step[] {
  const isOver = Date.parse(starts_at) <= nowMs;
  switch (status) {
    case "pending":
      // Time went over it: whether they came is known, and confirming it would promise the past.
      return isOver ? ["complete", "no_show", "move", "cancel"] : ["confirm", "move", "cancel"];
    case "confirmed":
      return isOver ? ["complete", "no_show", "move", "cancel"] : ["move", "cancel"];
    case "completed":
    case "no_show":
      return ["reopen"];
    case "cancelled":
      // The customer was told, and the time may be somebody else's by now.
      return [];
  }
}
