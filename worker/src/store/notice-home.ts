import { and, eq } from "drizzle-orm";
import { clients, users, widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { NoticeHome } from "../notices/notice.ts";
import type { Database } from "./database.ts";
import { toNoticeRules } from "./snapshot-source.ts";

/**
 * What a widget's mails need to know of it, from the tables: for whoever has no snapshot at hand.
 * Null when there is no such widget. An inactive one has a home too: what was booked stays booked.
 */
export async function findNoticeHome(db: Database, widgetId: number): Promise<NoticeHome | null> {
  const [[found], readers] = await db.batch([
    db
      .select({
        clientId: widgetConfigs.clientId,
        widgetId: widgetConfigs.id,
        widgetKey: widgetConfigs.widgetKey,
        widgetName: widgetConfigs.widgetName,
        locale: widgetConfigs.locale,
        widget: {
          enableEmailNotifications: widgetConfigs.enableEmailNotifications,
          notificationEmail: widgetConfigs.notificationEmail,
          sendLeadThanks: widgetConfigs.sendLeadThanks,
          leadThanksText: widgetConfigs.leadThanksText,
        },
        timezone: clients.timezone,
        clientName: clients.name,
      })
      .from(widgetConfigs)
      .innerJoin(clients, eq(clients.id, widgetConfigs.clientId))
      .where(eq(widgetConfigs.id, widgetId)),
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
      .innerJoin(widgetConfigs, eq(widgetConfigs.clientId, users.clientId))
      .where(and(eq(widgetConfigs.id, widgetId), eq(users.isActive, true)))
      .orderBy(users.id),
  ]);
  if (!found) return null;
  const { widget, timezone, clientName, ...home } = found;
  return { ...home, rules: toNoticeRules({ widget, timezone, clientName, users: readers }) };
}
