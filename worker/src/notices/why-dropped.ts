import type { LeadStatus } from "../../../contracts/admin/leads.ts";
import type { Notice } from "./notice.ts";

/** How what a notice speaks of stands when it is about to be told. */
export interface NoticeStanding {
  /** A user deleted the conversation or the lead. */
  readonly isDeleted: boolean;
  readonly isSpam: boolean;
  /** Null: it is not there, or has not arrived. */
  readonly lead: { readonly status: LeadStatus; readonly isMerged: boolean } | null;
  readonly appointment: { readonly isLive: boolean; readonly startsAtMs: number } | null;
}

const SPAM = "Not sent: it was marked as spam.";
export const DELETED = "Not sent: what it tells of was deleted.";
const OVER = "Not sent: it is no longer so.";
const PAST = "Not sent: it was too late.";

/** Why nobody is told of it any more, as the log says it; null: people are told. */
export function whyDropped(
  notice: Notice,
  standing: NoticeStanding | null,
  nowMs: number,
): string | null {
  if (notice.type === "appointment_reminder" && notice.startsAtMs <= nowMs) return PAST;
  // Of what nobody can look up, people are told: Postgres may be away for long.
  if (standing === null) return null;
  if ("appointmentId" in notice) return whyNoAppointment(notice, standing);
  if (standing.isDeleted) return DELETED;
  if (standing.isSpam) return SPAM;
  if (notice.type !== "lead_reminder" && notice.type !== "lead_escalation") return null;
  if (!standing.lead) return DELETED;
  return standing.lead.isMerged || standing.lead.status !== "new" ? OVER : null;
}

function whyNoAppointment(
  { type, startsAtMs }: Extract<Notice, { appointmentId: string }>,
  { appointment }: NoticeStanding,
): string | null {
  // It is stored before anybody is told.
  if (!appointment) return DELETED;
  if (type !== "appointment_reminder") return null;
  const isAsTold = appointment.isLive && appointment.startsAtMs === startsAtMs;
  return isAsTold ? null : OVER;
}
