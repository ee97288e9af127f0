import type { LeadStatus } from "../../../contracts/admin/leads.ts";

/** Why nobody need be reminded of a lead any more. */
export type FollowUpEnd = Exclude<LeadStatus, "new"> | "merged" | "deleted" | "spam";

export type FollowUpStage = "reminder" | "escalation";

/** What a follow-up sees when it looks. */
export interface FollowUpView {
  /** After how many the stage is due; null: never. */
  readonly hours: number | null;
  /** Null: it is not there, or has not arrived yet. */
  readonly lead: {
    readonly status: LeadStatus;
    readonly isMerged: boolean;
    /** All its conversations are. */
    readonly isSpam: boolean;
  } | null;
}

export interface FollowUpTimes {
  readonly nowMs: number;
  readonly capturedAtMs: number;
  readonly hourMs: number;
}

/**
 * `act`: somebody is to be told now. `skip`: this stage is none of the client's. `wait`: look again
 * after `ms`, or once something was done about the lead. `over`: nobody need be told any more.
 */
export type NextFollowUp =
  | { readonly kind: "act" }
  | { readonly kind: "skip" }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "over"; readonly reason: FollowUpEnd };

/** A lead that is due and not there may still be on its way, while the database was away for long. */
const MISSING_HOURS_MAX = 48;
/** The times may be changed meanwhile: nobody waits for longer than this without looking. */
const WAIT_HOURS_MAX = 24;

/** What a stage of a lead's follow-up does next. */
export function nextFollowUp(
  { hours, lead }: FollowUpView,
  { nowMs, capturedAtMs, hourMs }: FollowUpTimes,
): NextFollowUp {
  if (lead?.isMerged) return { kind: "over", reason: "merged" };
  if (lead && lead.status !== "new") return { kind: "over", reason: lead.status };
  if (lead?.isSpam) return { kind: "over", reason: "spam" };
  if (hours === null) return { kind: "skip" };
  const leftMs = capturedAtMs + hours * hourMs - nowMs;
  if (leftMs > 0) return { kind: "wait", ms: Math.min(leftMs, WAIT_HOURS_MAX * hourMs) };
  if (lead) return { kind: "act" };
  if (-leftMs >= MISSING_HOURS_MAX * hourMs) return { kind: "over", reason: "deleted" };
  return { kind: "wait", ms: hourMs };
}
