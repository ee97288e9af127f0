import { createHash } from "node:crypto";
import type { VisitorScope } from "../store/visitor-scope.ts";
import type { HeldTraces } from "./visitor-threads.ts";

const OF_LEAD = ["lead_captured", "lead_reminder", "lead_escalation"] as const;
const OF_APPOINTMENT = [
  "appointment_requested",
  "appointment_confirmed",
  "appointment_moved",
  "appointment_cancelled",
  "appointment_reminder",
] as const;

/**
 * The notices that there may be about a visitor, by the names that they are owed under: one that was
 * not logged yet may still hold an address.
 */
export function noticeIdsOf(
  { sessions, conversationIds, leadIds, appointments }: VisitorScope,
  held: readonly HeldTraces[],
): string[] {
  const leads = [...leadIds, ...held.flatMap((one) => one.leadIds)];
  return [
    ...sessions.map(({ widget_id, session_id }) => {
      const session = createHash("sha256").update(session_id).digest("hex").slice(0, 32);
      return `new_conversation:${widget_id}:${session}`;
    }),
    ...conversationIds.map((id) => `handover_waiting:${id}`),
    ...leads.flatMap((id) => OF_LEAD.map((type) => `${type}:${id}`)),
    ...appointments.flatMap(({ id, sequence }) =>
      Array.from({ length: sequence + 1 }, (_, each) =>
        OF_APPOINTMENT.map((type) => `${type}:${id}:${each}`),
      ).flat(),
    ),
  ];
}
