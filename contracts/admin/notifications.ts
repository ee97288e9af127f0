import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { Instant, QueryId, RowId, Search } from "./fields.ts";
import { reads } from "./operation.ts";

/** What people are told of, once each. */
export const NOTICE_TYPES = [
  "new_conversation",
  "lead_captured",
  "lead_thanks",
  "lead_reminder",
  "lead_escalation",
  "handover_waiting",
  "visitor_reply",
  "appointment_requested",
  "appointment_confirmed",
  "appointment_moved",
  "appointment_cancelled",
  "appointment_reminder",
  "daily_summary",
  "monthly_report",
  "webhook_paused",
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export const NOTIFICATION_STATUSES = ["pending", "sent", "failed"] as const;

/** One mail to one address, with how it went. */
export const Notification = z.object({
  id: RowId,
  client_id: RowId,
  client_name: z.string(),
  client_timezone: z.string(),
  widget_id: RowId.nullable(),
  widget_name: z.string().nullable(),
  notice_type: z.enum(NOTICE_TYPES),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(NOTIFICATION_STATUSES),
  attempts: z.int(),
  /** Why the last attempt failed; null where it did not. */
  last_error: z.string().nullable(),
  conversation_id: z.uuid().nullable(),
  lead_id: z.uuid().nullable(),
  appointment_id: z.uuid().nullable(),
  created_at: Instant,
  sent_at: Instant.nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const notificationOperations = {
  "GET /notifications": reads({
    summary: "The log of mails, newest first",
    right: "notifications.read",
    query: PageQuery.extend({
      client_id: QueryId.optional(),
      widget_id: QueryId.optional(),
      status: z.enum(NOTIFICATION_STATUSES).optional(),
      notice_type: z.enum(NOTICE_TYPES).optional(),
      /** In the recipient's address. */
      search: Search,
    }),
    out: pageOf(Notification),
  }),
} as const;
