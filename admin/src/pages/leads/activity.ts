import type { z } from "zod";
import { LEAD_LINE_FIELDS, LeadLineDetails } from "../../../../contracts/admin/lead-lines.ts";
import type { LeadActivity } from "../../../../contracts/admin/leads.ts";
import { locale, type TextKey, t, tn } from "../../i18n/i18n.ts";

type Type = LeadActivity["activity_type"];
type Details<Of extends Type> = z.infer<(typeof LeadLineDetails)[Of]>;
type Field = (typeof LEAD_LINE_FIELDS)[number];

const FIELD_LABELS = {
  name: "kit.name",
  email: "kit.email",
  phone: "kit.phone",
  company: "leads.company",
  notes: "leads.notes",
  page_url: "leads.origin",
  referrer_url: "leads.origin",
  assigned_to: "leads.assignee",
  status: "kit.status",
  lost_reason: "leads.changed_lost_reason",
  lost_note: "leads.changed_lost_note",
} as const satisfies Record<Field, TextKey>;

/** What happened, and the part of its details that tells more; times are of the zone. */
export function sentenceOf(activity: LeadActivity, zone = "UTC"): string {
  const { activity_type: type, details } = activity;
  switch (type) {
    case "assigned":
      return assigned(activity, LeadLineDetails.assigned.parse(details));
    case "status_changed":
      return withMore(type, movedBy(LeadLineDetails.status_changed.parse(details)));
    case "changed":
      return withMore(type, labelsOf(LeadLineDetails.changed.parse(details).fields));
    case "merged":
      return mergedWith(LeadLineDetails.merged.parse(details));
    case "unmerged":
      return withMore(type, LeadLineDetails.unmerged.parse(details).name);
    case "converted":
      return withMore(type, LeadLineDetails.converted.parse(details).name);
    case "marked_duplicate":
      return markedBy(LeadLineDetails.marked_duplicate.parse(details));
    case "notified":
      return notified(LeadLineDetails.notified.parse(details));
    case "reminded":
    case "escalated":
      return told(type, LeadLineDetails[type].parse(details));
    case "follow_up_ended":
      return endedBy(LeadLineDetails.follow_up_ended.parse(details));
    case "appointment":
      return booked(LeadLineDetails.appointment.parse(details), zone);
    default:
      return t(`leads.activity_${type}`);
  }
}

function withMore(type: Type, more: string | null | undefined): string {
  const what = t(`leads.activity_${type}`);
  return more ? `${what}: ${more}` : what;
}

function assigned({ assignee_name }: LeadActivity, { by }: Details<"assigned">): string {
  const name = assignee_name ?? t("leads.nobody");
  return withMore("assigned", by === "round_robin" ? `${name} (${t("leads.by_turn")})` : name);
}

function movedBy({ from, to, reason, note }: Details<"status_changed">): string {
  if (!from || !to) return "";
  const why = joined([reason && t(`leads.reason_${reason}`), note]);
  const move = `${t(`leads.status_${from}`)} → ${t(`leads.status_${to}`)}`;
  return why ? `${move} (${why})` : move;
}

function mergedWith({ name, fields }: Details<"merged">): string {
  const taken = labelsOf(fields);
  const what = withMore("merged", name);
  return taken ? `${what} (${t("leads.taken_over", { fields: taken })})` : what;
}

function markedBy({ duplicate_of, same }: Details<"marked_duplicate">): string {
  if (duplicate_of === undefined) return withMore("marked_duplicate", "");
  if (duplicate_of === null) return t("leads.duplicate_unmarked");
  if (!same) return t("leads.duplicate_marked");
  const fields = same.flatMap((name) => LEAD_LINE_FIELDS.find((field) => field === name) ?? []);
  const words = labelsOf(fields);
  return words ? `${t("leads.duplicate_found")}: ${words}` : t("leads.duplicate_found");
}

function notified({ recipients }: Details<"notified">): string {
  return withMore("notified", recipients ? tn("leads.recipients", recipients) : "");
}

function told(type: "reminded" | "escalated", { user_ids }: Details<"reminded">): string {
  if (!user_ids) return withMore(type, "");
  // Somebody may have been there to be told, and have turned the mails off.
  if (user_ids.length === 0) return t("leads.nobody_told");
  return withMore(type, tn("leads.recipients", user_ids.length));
}

function endedBy({ reason }: Details<"follow_up_ended">): string {
  if (!reason) return withMore("follow_up_ended", "");
  const why =
    reason === "merged" || reason === "deleted"
      ? t(`leads.ended_${reason}`)
      : t(`leads.status_${reason}`);
  return withMore("follow_up_ended", why);
}

function booked({ what, service, starts_at }: Details<"appointment">, zone: string): string {
  const event =
    what && (what === "booked" || what === "moved")
      ? t(`leads.appointment_${what}`)
      : what && t(`appointments.status_${what}`);
  return withMore("appointment", joined([event, service, starts_at && timeOf(starts_at, zone)]));
}

function timeOf(at: string, timeZone: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const format = new Intl.DateTimeFormat(locale(), {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return format.format(date);
}

function labelsOf(fields: readonly Field[] | null | undefined): string {
  return [...new Set(fields?.map((field) => t(FIELD_LABELS[field])))].join(", ");
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
