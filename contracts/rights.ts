/** Who a user is to us; the first sees all clients, the others one. */
export const ROLES = ["super_admin", "client_admin", "client_user"] as const;
export type Role = (typeof ROLES)[number];

/** What a call may do, as `noun.verb`. Which role has which stands in `worker/src/domain/access.ts`. */
export const RIGHTS = [
  "me.manage",
  "widgets.read",
  "widgets.manage",
  "knowledge.read",
  "knowledge.manage",
  "conversations.read",
  "conversations.manage",
  "leads.read",
  "leads.manage",
  "leads.convert",
  "appointments.read",
  "appointments.manage",
  "analytics.read",
  "spam_rules.read",
  "spam_rules.manage",
  "installations.read",
  "installations.manage",
  "clients.read",
  "clients.change",
  "clients.manage",
  "users.read",
  "users.manage",
  "audit.read",
  "notifications.read",
  "privacy.read",
  "privacy.manage",
  "webhooks.read",
  "webhooks.manage",
  "api_keys.manage",
] as const;
export type Right = (typeof RIGHTS)[number];
