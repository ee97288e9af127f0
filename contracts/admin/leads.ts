import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import {
  ContactEmail,
  DayRange,
  Instant,
  optionalText,
  QueryFlag,
  QueryId,
  RowId,
  Search,
  visibleText,
} from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const LEAD_SOURCES = ["chat_widget", "manual", "import", "api"] as const;
export const LEAD_STATUSES = ["new", "contacted", "qualified", "converted", "lost"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];
export const LEAD_ACTIVITY_TYPES = [
  "captured",
  "created",
  "imported",
  "note",
  "status_changed",
  "assigned",
  "changed",
  "merged",
  "unmerged",
  "marked_duplicate",
  "converted",
  "notified",
  "reminded",
  "escalated",
  "follow_up_ended",
  "appointment",
] as const;
/** Why a lead came to nothing. */
export const LOST_REASONS = [
  "no_answer",
  "not_interested",
  "price",
  "competitor",
  "not_a_fit",
  "spam",
  "other",
] as const;
export type LostReason = (typeof LOST_REASONS)[number];
export const IMPORT_LEADS_MAX = 5_000;
export const IMPORT_BYTES_MAX = 2 * 1024 * 1024;
/** A file of leads holds no more; narrow the filter for the rest. */
export const EXPORT_LEADS_MAX = 50_000;

const Phone = optionalText(40);

const LeadFields = z.object({
  name: optionalText(120),
  email: ContactEmail.nullable(),
  phone: Phone,
  company: optionalText(160),
  status: z.enum(LEAD_STATUSES),
  /** A user of the lead's client, or a super admin. */
  assigned_to: RowId.nullable(),
  notes: optionalText(4_000),
});

/** Of a lead that becomes, or is, `lost`; cleared when it becomes anything else. */
const Lost = z.object({
  lost_reason: z.enum(LOST_REASONS).nullable(),
  lost_note: optionalText(500),
});

export const CreateLead = LeadFields.partial()
  .extend({ client_id: RowId.optional(), ...Lost.partial().shape })
  .refine((lead) => lead.name || lead.email || lead.phone, {
    message: "must have a name, an e-mail address or a phone number",
    path: ["name"],
  });
export const ChangeLead = LeadFields.extend(Lost.shape).partial();
export type ChangeLead = z.infer<typeof ChangeLead>;

export const Lead = z.object({
  id: z.uuid(),
  client_id: RowId,
  client_name: z.string(),
  client_timezone: z.string(),
  widget_id: RowId.nullable(),
  widget_name: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  source: z.enum(LEAD_SOURCES),
  status: z.enum(LEAD_STATUSES),
  assigned_to: RowId.nullable(),
  assignee_name: z.string().nullable(),
  converted_client_id: RowId.nullable(),
  duplicate_of: z.uuid().nullable(),
  /** Whether the mark was made by itself, for the same e-mail address or phone number, and nobody has looked at it. */
  is_possible_duplicate: z.boolean(),
  lost_reason: z.enum(LOST_REASONS).nullable(),
  lost_note: z.string().nullable(),
  notes: z.string().nullable(),
  page_url: z.string().nullable(),
  referrer_url: z.string().nullable(),
  created_at: Instant,
  updated_at: Instant,
});
export type Lead = z.infer<typeof Lead>;

const NamedLead = z.object({ id: z.uuid(), name: z.string().nullable() });
export const LeadDetail = Lead.extend({
  utm: z.record(z.string(), z.string()),
  /** The conversations that led to it, newest first. */
  conversations: z.array(
    z.object({
      id: z.uuid(),
      started_at: Instant,
      message_count: z.int(),
      /** Whether the client's own server has signed for who the visitor was. */
      is_verified: z.boolean(),
    }),
  ),
  /** Others of the client with the same e-mail address or phone number that nobody has marked, some of them. */
  possible_duplicates: z.array(NamedLead),
  /** Those that are marked as duplicates of this one, some of them. */
  duplicates: z.array(NamedLead),
  /** Those that were merged into it, newest first; each can be taken out again. */
  merges: z.array(
    z.object({ id: RowId, lead: NamedLead, user_name: z.string().nullable(), created_at: Instant }),
  ),
  converted_client_name: z.string().nullable(),
});
export type LeadDetail = z.infer<typeof LeadDetail>;

export const LeadActivity = z.object({
  id: RowId,
  activity_type: z.enum(LEAD_ACTIVITY_TYPES),
  user_name: z.string().nullable(),
  /** To whom it was assigned, of a line that tells of that; null: to nobody, or their account is gone. */
  assignee_name: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  created_at: Instant,
});
export type LeadActivity = z.infer<typeof LeadActivity>;

const LeadFilter = z.object({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  source: z.enum(LEAD_SOURCES).optional(),
  assigned_to: QueryId.optional(),
  is_duplicate: QueryFlag.optional(),
  ...DayRange.shape,
  search: Search,
});
export type LeadFilter = z.infer<typeof LeadFilter>;
export const ListLeads = PageQuery.extend(LeadFilter.shape);

export const LeadImport = z.object({
  client_id: RowId.optional(),
  /**
   * With a head line: name, email, phone, company, notes, status, in any order, between commas,
   * semicolons or tabs. Other columns are left out.
   */
  csv: z.string().max(IMPORT_BYTES_MAX),
});
export const LeadsImported = z.object({
  imported: z.int(),
  /** Rows that were left out, with the reason; line 1 is the head line. */
  refused: z.array(z.object({ line: z.int(), reason: z.string() })),
});

export const leadOperations = {
  "GET /leads": reads({
    summary: "Lists leads, newest first",
    right: "leads.read",
    query: ListLeads,
    out: pageOf(Lead),
  }),
  "POST /leads": changes({
    summary: "Adds a lead by hand",
    right: "leads.manage",
    body: CreateLead,
    status: 201,
    out: LeadDetail,
    audit: "lead.created",
    isCreate: true,
  }),
  "GET /leads/export": reads({
    summary: "The leads that the filter finds, as CSV",
    right: "leads.read",
    query: LeadFilter,
    out: "csv",
  }),
  "GET /leads/count": reads({
    summary: "How many the filter finds, counted no further than one more than a file holds",
    right: "leads.read",
    query: LeadFilter,
    out: z.object({ count: z.int().max(EXPORT_LEADS_MAX + 1) }),
  }),
  "POST /leads/import": changes({
    summary: "Adds leads from CSV",
    right: "leads.manage",
    body: LeadImport,
    // As JSON each quote and each end of a line is two bytes.
    bodyBytesMax: 2 * IMPORT_BYTES_MAX + 4_096,
    status: 201,
    out: LeadsImported,
    audit: "lead.imported",
    isCreate: true,
  }),
  "GET /assignees": reads({
    summary:
      "Who may be given a client's leads: its active users, and super admins; for others than these only such as have leads of it already",
    right: "leads.manage",
    query: z.object({ client_id: QueryId.optional() }),
    out: z.object({ items: z.array(z.object({ id: RowId, name: z.string() })) }),
  }),
  "GET /leads/:leadId": reads({
    summary: "One lead with the conversations that led to it",
    right: "leads.read",
    scope: "lead",
    out: LeadDetail,
  }),
  "PATCH /leads/:leadId": changes({
    summary: "Changes, assigns or moves a lead",
    right: "leads.manage",
    scope: "lead",
    body: ChangeLead,
    out: LeadDetail,
    audit: "lead.updated",
  }),
  "DELETE /leads/:leadId": changes({
    summary: "Deletes a lead; its conversations stay",
    right: "leads.manage",
    scope: "lead",
    out: null,
    audit: "lead.deleted",
  }),
  "GET /leads/:leadId/activities": reads({
    summary: "Its time line, newest first",
    right: "leads.read",
    scope: "lead",
    query: PageQuery,
    out: pageOf(LeadActivity),
  }),
  "POST /leads/:leadId/notes": changes({
    summary: "Adds a note to the time line",
    right: "leads.manage",
    scope: "lead",
    body: z.object({ text: visibleText(4_000) }),
    status: 201,
    out: LeadActivity,
    audit: "lead.noted",
    isCreate: true,
  }),
  "POST /leads/:leadId/duplicate": changes({
    summary: "Marks it as a duplicate of another lead of the client; null takes the mark away",
    right: "leads.manage",
    scope: "lead",
    body: z.object({ duplicate_of: z.uuid().nullable() }),
    out: LeadDetail,
    audit: "lead.marked_duplicate",
  }),
  "POST /leads/:leadId/merge": changes({
    summary:
      "Merges another lead of the client into this one: what this one does not have is taken from it, its conversations and time line come along, and it leaves the lists",
    right: "leads.manage",
    scope: "lead",
    body: z.object({ merge_lead_id: z.uuid() }),
    out: LeadDetail,
    audit: "lead.merged",
  }),
  "POST /leads/:leadId/unmerge": changes({
    summary: "Undoes a merge; what was changed since stays",
    right: "leads.manage",
    scope: "lead",
    body: z.object({ merge_id: RowId }),
    out: LeadDetail,
    audit: "lead.unmerged",
  }),
  "POST /leads/:leadId/convert": changes({
    summary: "Makes a client of it",
    right: "leads.convert",
    scope: "lead",
    body: z.object({ client_name: visibleText(160) }),
    status: 201,
    out: LeadDetail,
    audit: "lead.converted",
    isCreate: true,
  }),
} as const;
