import {
  DEFAULT_PREFERENCES,
  type NotificationPreferences,
  SomePreferences,
} from "../../../contracts/admin/me.ts";
import type { Role } from "../../../contracts/rights.ts";

const NOTHING: Readonly<NotificationPreferences> = {
  new_conversation: false,
  lead_captured: false,
  lead_follow_up: false,
  appointment: false,
  handover_waiting: false,
  daily_summary: false,
  monthly_report: false,
  webhook_paused: false,
};

/** Until they choose, admins are told of what concerns the client, others of what is theirs alone. */
const USUAL: Readonly<Record<Role, Readonly<NotificationPreferences>>> = {
  super_admin: NOTHING,
  client_admin: DEFAULT_PREFERENCES,
  client_user: { ...NOTHING, lead_follow_up: true },
};

/** What a user chose, over what is usual for their role. */
export function preferencesOf(stored: unknown, role: Role): NotificationPreferences {
  const chosen = SomePreferences.safeParse(stored);
  return { ...USUAL[role], ...(chosen.success ? chosen.data : {}) };
}
