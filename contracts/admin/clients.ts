import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import {
  ContactEmail,
  Instant,
  optionalText,
  RowId,
  Search,
  TimeZone,
  visibleText,
} from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const CLIENT_STATUSES = ["active", "inactive"] as const;
/** Who gets a new lead: nobody by itself, or the users who take leads in turn. */
export const LEAD_ASSIGNMENTS = ["manual", "round_robin"] as const;

/** ISO 3166-1 alpha-2. */
const Country = z.string().regex(/^[A-Z]{2}$/, { message: "must be a country code such as US" });
/** Null: never. Up to thirty days. */
const FollowUpHours = z.int().min(1).max(720).nullable();

const ClientFields = z.object({
  name: visibleText(160),
  email: ContactEmail,
  phone: optionalText(40),
  website: z
    .url({ protocol: /^https?$/, message: "must be a web address" })
    .max(500)
    .nullable(),
  industry: optionalText(80),
  timezone: TimeZone,
  /** Where its phone numbers belong that are written without a country. */
  country: Country,
  lead_assignment: z.enum(LEAD_ASSIGNMENTS),
  /** Hours after which a lead that nobody has contacted is brought to mind, and to the admins. */
  lead_reminder_hours: FollowUpHours,
  lead_escalation_hours: FollowUpHours,
});

export const CreateClient = ClientFields.partial().required({ name: true, email: true });
/** The status is a super admin's alone. */
export const ChangeClient = ClientFields.extend({ status: z.enum(CLIENT_STATUSES) }).partial();
export type ChangeClient = z.infer<typeof ChangeClient>;

export const Client = z.object({
  id: RowId,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  timezone: z.string(),
  country: z.string(),
  lead_assignment: z.enum(LEAD_ASSIGNMENTS),
  lead_reminder_hours: z.int().nullable(),
  lead_escalation_hours: z.int().nullable(),
  /** The lead that became this client; null when it did not begin as one. */
  converted_from_lead_id: z.uuid().nullable(),
  status: z.enum(CLIENT_STATUSES),
  widget_count: z.int(),
  user_count: z.int(),
  created_at: Instant,
  updated_at: Instant,
});
export type Client = z.infer<typeof Client>;

/** What goes with a client; leads too, for they are the client's. */
export const ClientDeletion = z.object({
  name: z.string(),
  widgets: z.int(),
  entries: z.int(),
  conversations: z.int(),
  messages: z.int(),
  leads: z.int(),
  appointments: z.int(),
  users: z.int(),
});
export type ClientDeletion = z.infer<typeof ClientDeletion>;

export const clientOperations = {
  "GET /clients": reads({
    summary: "Lists clients, newest first; others than super admins have one",
    right: "clients.read",
    query: PageQuery.extend({ search: Search, status: z.enum(CLIENT_STATUSES).optional() }),
    out: pageOf(Client),
  }),
  "POST /clients": changes({
    summary: "Creates a client",
    right: "clients.manage",
    body: CreateClient,
    status: 201,
    out: Client,
    audit: "client.created",
    isCreate: true,
  }),
  "GET /clients/:clientId": reads({
    summary: "One client",
    right: "clients.read",
    scope: "client",
    out: Client,
  }),
  "PATCH /clients/:clientId": changes({
    summary: "Changes a client",
    right: "clients.change",
    scope: "client",
    body: ChangeClient,
    out: Client,
    audit: "client.updated",
  }),
  "GET /clients/:clientId/deletion": reads({
    summary: "What would go with the client",
    right: "clients.manage",
    scope: "client",
    out: ClientDeletion,
  }),
  "DELETE /clients/:clientId": changes({
    summary: "Deletes the client and all that is theirs",
    right: "clients.manage",
    scope: "client",
    body: z.object({ confirm_name: z.string() }),
    out: null,
    audit: "client.deleted",
  }),
} as const;
