import { z } from "zod";
import { APPOINTMENT_STATUSES } from "../../../../contracts/admin/appointments.ts";
import {
  LEAD_STATUSES,
  type LeadActivity,
  LOST_REASONS,
} from "../../../../contracts/admin/leads.ts";
import { NOTICE_TYPES } from "../../../../contracts/admin/notifications.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";

const FIELD_LABELS = {
  name: "kit.name",
  email: "kit.email",
  phone: "kit.phone",
  company: "leads.company",
  notes: "leads.notes",
} as const satisfies Record<string, TextKey>;

/** What lines tell beside their type; an older line, or a newer one, may tell less or something else. */
const Details = z.object({
  from: z.enum(LEAD_STATUSES).optional().catch(undefined),
  to: z.enum(LEAD_STATUSES).optional().catch(undefined),
  lost_reason: z.enum(LOST_REASONS).nullish().catch(undefined),
  fields: z.array(z.enum(["name", "email", "phone", "company", "notes"])).catch([]),
  /** Of the other lead, or of the client that it became. */
  name: z.string().nullish().catch(undefined),
  notice_type: z.enum(NOTICE_TYPES).optional().catch(undefined),
  recipient: z.string().optional().catch(undefined),
  status: z.enum(APPOINTMENT_STATUSES).optional().catch(undefined),
  service: z.string().nullish().catch(undefined),
});

/** What happened, and the part of its details that tells more. */
export function sentenceOf({ activity_type, details, assignee_name }: LeadActivity): string {
  const what = t(`leads.activity_${activity_type}`);
  const told = Details.safeParse({ fields: [], ...details }).data;
  if (activity_type === "assigned") return `${what}: ${assignee_name ?? t("leads.nobody")}`;
  const more = told ? moreOf(activity_type, told) : "";
  return more ? `${what}: ${more}` : what;
}

function moreOf(type: LeadActivity["activity_type"], told: z.infer<typeof Details>): string {
  switch (type) {
    case "status_changed":
      return movedBy(told);
    case "changed":
      return told.fields.map((field) => t(FIELD_LABELS[field])).join(", ");
    case "merged":
    case "unmerged":
    case "converted":
      return told.name ?? "";
    case "follow_up_ended":
      return told.to ? t(`leads.status_${told.to}`) : "";
    case "notified":
      return joined([told.notice_type && t(`mails.type_${told.notice_type}`), told.recipient]);
    case "appointment":
      return joined([told.service, told.status && t(`appointments.status_${told.status}`)]);
    default:
      return "";
  }
}

function movedBy({ from, to, lost_reason }: z.infer<typeof Details>): string {
  if (!from || !to) return "";
  const reason = lost_reason ? ` (${t(`leads.reason_${lost_reason}`)})` : "";
  return `${t(`leads.status_${from}`)} → ${t(`leads.status_${to}`)}${reason}`;
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
