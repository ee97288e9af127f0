import type {
  LEAD_ACTIVITY_TYPES,
  Lead,
  LeadStatus,
  LostReason,
} from "../../../contracts/admin/leads.ts";

/** A line of a lead's time line. */
export interface LeadLine {
  readonly type: (typeof LEAD_ACTIVITY_TYPES)[number];
  readonly details: Readonly<Record<string, unknown>>;
}

/** What is named is to be changed; null empties it. */
export interface LeadWish {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly notes?: string | null;
  readonly status?: LeadStatus;
  readonly assignedTo?: number | null;
  readonly lostReason?: LostReason | null;
  readonly lostNote?: string | null;
}

type LeadBefore = Pick<
  Lead,
  | "name"
  | "email"
  | "phone"
  | "company"
  | "notes"
  | "status"
  | "assigned_to"
  | "lost_reason"
  | "lost_note"
>;

export interface SettledLeadChange {
  readonly change: LeadWish;
  readonly lines: readonly LeadLine[];
  /** Somebody has taken care of the lead by it: nobody needs to be reminded of it any more. */
  readonly endsFollowUp: boolean;
}

/**
 * What a user's wish comes to. Why a lead was lost belongs to a lost one alone. The time line tells
 * of its status and whose it is, and of all other fields in one line.
 */
export function settleLeadChange(before: LeadBefore, wish: LeadWish): SettledLeadChange {
  const status = wish.status ?? before.status;
  const change = status === "lost" ? wish : { ...wish, lostReason: null, lostNote: null };
  const isMoved = status !== before.status;
  const lines: LeadLine[] = [];
  if (isMoved) lines.push({ type: "status_changed", details: moveOf(before, status, change) });
  if (change.assignedTo !== undefined && change.assignedTo !== before.assigned_to) {
    lines.push({ type: "assigned", details: { to: change.assignedTo } });
  }
  const fields = changedFields(before, change, status === "lost" && !isMoved);
  if (fields.length > 0) lines.push({ type: "changed", details: { fields } });
  return { change, lines, endsFollowUp: isMoved && status !== "new" };
}

/**
 * Why a lead cannot become that; null: it can. A client is made of it in its own way, by those who
 * may; and what is lost is lost for a reason.
 */
export function refusedStatus(
  before: Pick<Lead, "status" | "converted_client_id"> | null,
  { status, lost_reason }: { status?: LeadStatus | undefined; lost_reason?: unknown },
): { readonly field: string; readonly reason: string } | null {
  if (status === undefined || status === before?.status) return null;
  if (status === "converted" && !before?.converted_client_id) {
    return { field: "status", reason: 'becomes converted by way of "Make a client" alone.' };
  }
  if (status === "lost" && !lost_reason) {
    return { field: "lost_reason", reason: "must say why, of a lead that becomes lost." };
  }
  return null;
}

function moveOf(before: LeadBefore, to: LeadStatus, change: LeadWish): LeadLine["details"] {
  const move = { from: before.status, to };
  if (to !== "lost") return move;
  return { ...move, reason: change.lostReason ?? null, note: change.lostNote ?? null };
}

function changedFields(before: LeadBefore, change: LeadWish, staysLost: boolean): string[] {
  const fields = (["name", "email", "phone", "company", "notes"] as const).filter(
    (name) => change[name] !== undefined && change[name] !== before[name],
  );
  const { lostReason = before.lost_reason, lostNote = before.lost_note } = change;
  return [
    ...fields,
    ...(staysLost && lostReason !== before.lost_reason ? ["lost_reason"] : []),
    ...(staysLost && lostNote !== before.lost_note ? ["lost_note"] : []),
  ];
}
