import { and, eq } from "drizzle-orm";
import { clients, users } from "../../../drizzle/schema/index.ts";
import type { NoticeHome } from "../notices/notice.ts";
import type { Database } from "./database.ts";
import { toNoticeRules } from "./snapshot-source.ts";

/** No widget has it. */
export const NO_WIDGET_ID = 0;

const NO_WIDGET = {
  enableEmailNotifications: false,
  notificationEmail: null,
  sendLeadThanks: false,
  leadThanksText: null,
} as const;

/** For notices of a client that are of no widget: its users are told, in its own name. */
export async function findClientHome(db: Database, clientId: number): Promise<NoticeHome | null> {
  const [[client], readers] = await db.batch([
    db
      .select({ clientName: clients.name, timezone: clients.timezone })
      .from(clients)
      .where(eq(clients.id, clientId)),
    db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: users.role,
        locale: users.locale,
        notificationPreferences: users.notificationPreferences,
      })
      .from(users)
      .where(and(eq(users.clientId, clientId), eq(users.isActive, true)))
      .orderBy(users.id),
  ]);
  if (!client) return null;
  const rules = toNoticeRules({ ...client, widget: NO_WIDGET, users: readers });
  return homeOfClient(clientId, rules);
}

/** The same from what is known already. */
export function homeOfClient(clientId: number, rules: NoticeHome["rules"]): NoticeHome {
  const widget = { widgetId: NO_WIDGET_ID, widgetKey: "", widgetName: rules.clientName };
  return { clientId, ...widget, locale: "en", rules };
}
