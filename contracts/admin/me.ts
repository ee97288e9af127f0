import { z } from "zod";
import { RIGHTS, ROLES } from "../rights.ts";
import { Instant, personName, RowId } from "./fields.ts";
import { changes, reads } from "./operation.ts";
import { LOCALES } from "./users.ts";

export const Me = z.object({
  id: RowId,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  rights: z.array(z.enum(RIGHTS)),
  locale: z.enum(LOCALES).catch("en"),
  two_factor_enabled: z.boolean(),
  client: z.object({ id: RowId, name: z.string(), timezone: z.string() }).nullable(),
  /** Where the widget's files come from; the live preview is framed from there. */
  widget_origin: z.string(),
});
export type Me = z.infer<typeof Me>;

export const ChangeMe = z.object({ name: personName(120), locale: z.enum(LOCALES) }).partial();

export const SessionView = z.object({
  id: RowId,
  is_current: z.boolean(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  created_at: Instant,
  last_seen_at: Instant,
  expires_at: Instant,
});
export type SessionView = z.infer<typeof SessionView>;

/** What one can be told by mail. */
export const NOTIFICATION_TOPICS = [
  "new_conversation",
  "lead_captured",
  "lead_follow_up",
  "appointment",
  "handover_waiting",
  "daily_summary",
  "monthly_report",
  "webhook_paused",
] as const;
export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number];

/** Each topic, and whether one is told of it. */
export const NotificationPreferences = z.record(z.enum(NOTIFICATION_TOPICS), z.boolean());
export const SomePreferences = z.partialRecord(z.enum(NOTIFICATION_TOPICS), z.boolean());
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** Until one says otherwise; a super admin is told of nothing. */
export const DEFAULT_PREFERENCES: Readonly<NotificationPreferences> = {
  new_conversation: false,
  lead_captured: true,
  lead_follow_up: true,
  appointment: true,
  handover_waiting: true,
  daily_summary: false,
  monthly_report: true,
  webhook_paused: true,
};

export const meOperations = {
  "GET /me": reads({
    summary: "Who is signed in, and what they may do",
    right: "me.manage",
    out: Me,
  }),
  "PATCH /me": changes({
    summary: "Changes one's name or language",
    right: "me.manage",
    body: ChangeMe,
    out: Me,
    audit: "user.changed_profile",
  }),
  "GET /me/notifications": reads({
    summary: "What one is told of by mail",
    right: "me.manage",
    out: NotificationPreferences,
  }),
  "PATCH /me/notifications": changes({
    summary: "Changes what one is told of by mail",
    right: "me.manage",
    body: SomePreferences,
    out: NotificationPreferences,
    audit: "user.changed_notifications",
  }),
  "GET /me/sessions": reads({
    summary: "Where one is signed in",
    right: "me.manage",
    out: z.object({ items: z.array(SessionView) }),
  }),
  "DELETE /me/sessions/:sessionId": changes({
    summary: "Signs one of one's own sessions out",
    right: "me.manage",
    out: null,
    audit: "user.session_revoked",
  }),
} as const;
