import { eq, sql } from "drizzle-orm";
import type { LeadStatus } from "../../../contracts/admin/leads.ts";
import { users } from "../../../drizzle/schema/index.ts";
import type { NoticeReader } from "../domain/snapshot.ts";
import type { Database } from "./database.ts";
import { isOfSpamOnly } from "./leads-gone.ts";
import { toReader } from "./snapshot-source.ts";

export interface FollowedLead {
  readonly status: LeadStatus;
  readonly isMerged: boolean;
  /** All its conversations are. */
  readonly isSpam: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly widgetId: number | null;
  /** Null also of a super admin who has not asked for these mails: the admins are told instead. */
  readonly assigneeId: number | null;
}

export interface FollowUpFacts {
  readonly reminderHours: number | null;
  readonly escalationHours: number | null;
  /** Active ones. */
  readonly adminIds: readonly number[];
  readonly lead: FollowedLead | null;
}

/** Null when there is no such client any more. */
export async function findFollowUpFacts(
  db: Database,
  clientId: number,
  leadId: string,
): Promise<FollowUpFacts | null> {
  const { rows } = await db.execute<FollowUpFacts & Record<string, unknown>>(sql`
    select c.lead_reminder_hours as "reminderHours", c.lead_escalation_hours as "escalationHours",
      array(select u.id from users u where u.client_id = c.id and u.is_active
        and u.role = 'client_admin' order by u.id) as "adminIds",
      (select jsonb_build_object('status', l.status, 'isMerged', l.merged_into is not null,
        'isSpam', ${isOfSpamOnly(sql`l.id`)}, 'name', l.name, 'email', l.email,
        'phone', l.phone, 'widgetId', l.widget_id,
        'assigneeId', (select u.id from users u
          where u.id = l.assigned_to and u.is_active and (u.client_id = c.id
            or (u.role = 'super_admin'
              and u.notification_preferences ->> 'lead_follow_up' = 'true'))))
        from leads l where l.id = ${leadId} and l.client_id = c.id) as lead
    from clients c where c.id = ${clientId}`);
  return rows[0] ?? null;
}

/** Of somebody who is none of the client's own users, and has a lead of it. */
export async function findReader(db: Database, userId: number): Promise<NoticeReader | null> {
  const [user] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      locale: users.locale,
      notificationPreferences: users.notificationPreferences,
    })
    .from(users)
    .where(eq(users.id, userId));
  return user ? toReader(user) : null;
}
