import { z } from "zod";
import { APPOINTMENT_STATUSES } from "./appointments.ts";
import { type LEAD_ACTIVITY_TYPES, LEAD_STATUSES, LOST_REASONS } from "./leads.ts";

/** What a line may name as changed, or as taken from another lead. */
export const LEAD_LINE_FIELDS = [
  "name",
  "email",
  "phone",
  "company",
  "notes",
  "page_url",
  "referrer_url",
  "assigned_to",
  "status",
  "lost_reason",
  "lost_note",
] as const;

/** What a line of an appointment tells of it: that it was asked for, moved, or has another status. */
export const APPOINTMENT_EVENTS = ["booked", "moved", ...APPOINTMENT_STATUSES] as const;

/** A line may be older or newer than its reader: what cannot be read is not told, and the rest is. */
const told = <Value extends z.ZodType>(value: Value) => value.nullish().catch(undefined);
const Name = told(z.string());
/** Names that the reader does not know are passed over. */
const Fields = told(
  z
    .array(z.enum(LEAD_LINE_FIELDS).or(z.null()).catch(null))
    .transform((all) => all.filter((field) => field !== null)),
);
const Told = z.object({ user_ids: told(z.array(z.int())) });

/** What is written with each kind of line; whoever writes one adds to it here. */
export const LeadLineDetails = {
  captured: z.object({ conversation_id: told(z.uuid()) }),
  created: z.object({}),
  imported: z.object({}),
  note: z.object({ text: Name }),
  status_changed: z.object({
    from: told(z.enum(LEAD_STATUSES)),
    to: told(z.enum(LEAD_STATUSES)),
    /** Why it was lost. */
    reason: told(z.enum(LOST_REASONS)),
    note: told(z.string()),
  }),
  assigned: z.object({ to: told(z.int()), by: told(z.enum(["round_robin"])) }),
  changed: z.object({ fields: Fields }),
  merged: z.object({ lead_id: told(z.uuid()), name: Name, fields: Fields }),
  unmerged: z.object({ lead_id: told(z.uuid()), name: Name }),
  marked_duplicate: z.object({
    /** Null: the mark was taken away. */
    duplicate_of: z.uuid().nullable().optional().catch(undefined),
    /** Of a mark that was made by itself: what both have. */
    same: told(z.array(z.string())),
  }),
  converted: z.object({ client_id: told(z.int()), name: Name }),
  /** To how many it went. */
  notified: z.object({ recipients: told(z.int()) }),
  reminded: Told,
  escalated: Told,
  follow_up_ended: z.object({
    reason: told(z.enum([...LEAD_STATUSES, "merged", "deleted"])),
  }),
  appointment: z.object({
    what: told(z.enum(APPOINTMENT_EVENTS)),
    starts_at: told(z.string()),
    service: Name,
  }),
} as const satisfies Record<(typeof LEAD_ACTIVITY_TYPES)[number], z.ZodType>;
