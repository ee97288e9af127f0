import { type SQL, sql } from "drizzle-orm";
import type { NoticeType, Notification } from "../../../contracts/admin/notifications.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";
import { isLeadDeleted } from "./leads-gone.ts";
import { storableJson } from "./storable-json.ts";

/** One mail to one address, as it stands. */
export interface LoggedMail {
  readonly recipient: string;
  readonly isToVisitor: boolean;
  readonly subject: string;
  readonly status: Notification["status"];
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAtMs: number;
  readonly sentAtMs: number | null;
}

export interface LoggedNotice {
  readonly noticeId: string;
  readonly clientId: number;
  readonly widgetId: number;
  readonly noticeType: NoticeType;
  readonly conversationId: string | null;
  readonly leadId: string | null;
  readonly appointmentId: string | null;
}

/** Mails whose recipient is the visitor: their rows go with what the visitor left. */
const TO_VISITORS = sql`('lead_thanks', 'visitor_reply')`;

/** The visitor's name stands after the colon of the subjects that the business got. */
const withoutName = (subject: SQL): SQL => sql`split_part(${subject}, ':', 1)`;

/**
 * One row a mail, whatever is repeated: a report that arrives late does not overwrite a newer one. A
 * client that is gone has no log, and what was deleted of a visitor does not come back by it.
 */
export async function logMails(
  db: Database,
  notice: LoggedNotice,
  mails: readonly LoggedMail[],
): Promise<void> {
  if (mails.length === 0) return;
  const { noticeId, clientId, widgetId, noticeType } = notice;
  const { conversationId, leadId, appointmentId } = notice;
  await db.execute(sql`
    with told as materialized (
      select exists (select from deleted_conversations d
          where d.id in (${conversationId}::uuid, ${leadId}::uuid, ${appointmentId}::uuid))
        or ${isLeadDeleted(sql`${leadId}::uuid`)} as is_forgotten
    )
    insert into notification_log as stored (notice_id, client_id, widget_id, notice_type, recipient,
      subject, status, attempts, last_error, conversation_id, lead_id, appointment_id, created_at,
      sent_at)
    select ${noticeId}, c.id, (select id from widget_configs where id = ${widgetId}), ${noticeType},
      m.recipient, case when told.is_forgotten then ${withoutName(sql`m.subject`)} else m.subject end,
      m.status, m.attempts, m."lastError", ${conversationId}::uuid,
      ${leadId}::uuid, ${appointmentId}::uuid, to_timestamp(m."createdAtMs" / 1000.0),
      to_timestamp(m."sentAtMs" / 1000.0)
    from jsonb_to_recordset(${storableJson(mails)}::jsonb) as m(recipient text,
      "isToVisitor" boolean, subject text, status text, attempts int, "lastError" text,
      "createdAtMs" float8, "sentAtMs" float8)
    cross join told join clients c on c.id = ${clientId}
    where not (told.is_forgotten and m."isToVisitor")
    on conflict (notice_id, recipient) do update set subject = excluded.subject,
      status = excluded.status, attempts = excluded.attempts, last_error = excluded.last_error,
      sent_at = excluded.sent_at
    where stored.status = 'pending' and stored.attempts <= excluded.attempts`);
}

/**
 * Of what is about to be deleted, the log keeps neither the visitor's address nor their name. With a
 * lead goes what was merged into it.
 */
export async function forgetVisitorInLog(
  db: Database,
  of: { readonly leadId: string } | { readonly conversationId: string },
): Promise<void> {
  const isOf =
    "leadId" in of
      ? sql`n.lead_id in (${withMerged(of.leadId)})`
      : sql`n.conversation_id = ${of.conversationId}`;
  const isToVisitor = sql`(n.notice_type in ${TO_VISITORS} or lower(n.recipient) = (
    select lower(a.customer_email) from widget_appointments a where a.id = n.appointment_id))`;
  await db.batch([
    db.execute(sql`delete from notification_log n where ${isOf} and ${isToVisitor}`),
    db.execute(
      sql`update notification_log n set subject = ${withoutName(sql`subject`)} where ${isOf}`,
    ),
  ]);
}

/** A lead and what was merged into it, as long as they are there. */
export const withMerged = (leadId: string): SQL => sql`
  with recursive gone as (
    select ${leadId}::uuid as id
    union select l.id from leads l join gone on l.merged_into = gone.id
  ) select id from gone`;

export interface NotificationRow extends Omit<Notification, "id">, Placed {
  readonly id: number;
}

export interface NotificationFilter {
  readonly client_id?: number | undefined;
  readonly widget_id?: number | undefined;
  readonly status?: Notification["status"] | undefined;
  readonly notice_type?: NoticeType | undefined;
  readonly search?: string | undefined;
}

/** Newest first. */
export async function listNotifications(
  db: Database,
  scope: ClientScope,
  filter: NotificationFilter,
  page: PageWish,
): Promise<NotificationRow[]> {
  const same = (column: SQL, value: string | number | undefined) =>
    value === undefined ? undefined : sql`${column} = ${value}`;
  const { rows } = await db.execute<NotificationRow & Record<string, unknown>>(sql`
    select n.id, n.client_id, cl.name as client_name, cl.timezone as client_timezone, n.widget_id,
      w.widget_name, n.notice_type, n.recipient, n.subject, n.status, n.attempts, n.last_error,
      n.conversation_id, n.lead_id, n.appointment_id, n.created_at, n.sent_at,
      ${exactly(sql`n.created_at`)}
    from notification_log n join clients cl on cl.id = n.client_id
    left join widget_configs w on w.id = n.widget_id
    where ${allOf([
      scope === null ? undefined : sql`n.client_id = ${scope}`,
      same(sql`n.widget_id`, filter.widget_id),
      same(sql`n.status`, filter.status),
      same(sql`n.notice_type`, filter.notice_type),
      filter.search ? sql`n.recipient ilike ${containing(filter.search)}` : undefined,
      below(sql`n.created_at`, sql`n.id`, page.after, "int4"),
    ])}
    order by n.created_at desc nulls last, n.id desc nulls last limit ${page.limit}`);
  return rows;
}
