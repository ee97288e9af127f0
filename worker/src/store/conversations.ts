import { sql } from "drizzle-orm";
import type { ConversationDetail } from "../../../contracts/admin/conversations.ts";
import type { HandoverPhase } from "../../../contracts/handover.ts";
import type { ConversationStatus } from "../../../contracts/message.ts";
import type { Database } from "./database.ts";
import { exactly, type Placed } from "./keyset.ts";
import { forgetVisitorInLog } from "./notification-log.ts";
import { idsOfSameVisitor } from "./same-visitor.ts";
import { forgetEventsOf } from "./webhook-events.ts";

/** Times are Postgres' text. */
export interface ConversationRow extends Placed {
  readonly id: string;
  readonly widget_id: number;
  readonly widget_name: string;
  readonly client_id: number;
  readonly client_name: string;
  readonly client_timezone: string;
  readonly visitor_name: string | null;
  readonly visitor_email: string | null;
  readonly is_verified: boolean;
  readonly verified_as: string | null;
  readonly status: ConversationStatus;
  readonly is_spam: boolean;
  readonly lead_captured: boolean;
  readonly lead_id: string | null;
  readonly message_count: number;
  readonly satisfaction_rating: number | null;
  readonly last_message: string | null;
  readonly last_message_at: string | null;
  readonly started_at: string;
  readonly handover_phase: HandoverPhase;
  readonly waiting_since: string | null;
  readonly claimed_by: number | null;
  readonly claimer_name: string | null;
  readonly assigned_to: number | null;
  readonly assignee_name: string | null;
}

export interface ConversationDetailRow extends ConversationRow {
  readonly session_id: string;
  /** The widget's when it began. */
  readonly widget_key: string;
  readonly visitor_phone: string | null;
  readonly visitor_external_id: string | null;
  readonly known_visitor: ConversationDetail["known_visitor"];
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly page_url: string | null;
  readonly referrer_url: string | null;
  readonly spam_score: number;
  readonly spam_reason: string | null;
  readonly spam_decided_at: string | null;
  readonly handoff_type: ConversationDetail["handoff_type"];
  readonly handover_reason: ConversationDetail["handover_reason"];
  readonly outcome: ConversationDetail["outcome"];
  readonly ended_at: string | null;
  readonly duration_seconds: number | null;
  readonly bot_response_count: number;
  readonly human_response_count: number;
  readonly earlier_count: number;
}

/** Of `widget_conversations c` at its home, which `FROM_HOME` joins. */
export const SUMMARY = sql`c.id, c.widget_id, w.widget_name, w.client_id, cl.name as client_name, cl.timezone as client_timezone,
  c.visitor_name, c.visitor_email, c.visitor_external_id is not null as is_verified,
  case when c.visitor_external_id is not null then coalesce(
    c.known_visitor #>> '{verified,name}', c.known_visitor #>> '{verified,email}', c.visitor_external_id
  ) end as verified_as, c.status, c.is_spam, c.lead_captured, c.lead_id,
  c.message_count, c.satisfaction_rating, left(c.last_message, 200) as last_message,
  c.last_message_at, c.started_at, c.handover_phase, c.waiting_since,
  c.claimed_by, (select u.name from users u where u.id = c.claimed_by) as claimer_name,
  c.assigned_to, (select u.name from users u where u.id = c.assigned_to) as assignee_name,
  ${exactly(sql`c.created_at`)}`;

export const FROM_HOME = sql`join widget_configs w on w.id = c.widget_id join clients cl on cl.id = w.client_id`;

/** Conditions on `leads l` and `widget_appointments a`: what spam left behind counts for nothing. */
export const NOT_OF_SPAM = {
  lead: sql`not exists (select from widget_conversations s where s.lead_id = l.id and s.is_spam)`,
  appointment: sql`not exists (
    select from widget_conversations s where s.id = a.conversation_id and s.is_spam)`,
} as const;

export async function findConversation(
  db: Database,
  id: string,
): Promise<ConversationDetailRow | null> {
  const { rows } = await db.execute<ConversationDetailRow & Record<string, unknown>>(sql`
    select ${SUMMARY}, c.session_id, coalesce(c.widget_key, w.widget_key) as widget_key, c.visitor_phone, c.visitor_external_id,
      c.known_visitor, host(c.ip_address) as ip_address,
      c.user_agent, c.page_url, c.referrer_url, c.spam_score, c.spam_reason, c.spam_decided_at, c.handoff_type,
      c.handover_reason, c.outcome, c.ended_at, c.duration_seconds, c.bot_response_count, c.human_response_count, (
        select count(*)::int from (${idsOfSameVisitor(id)}) e where e.id < c.id
      ) as earlier_count
    from widget_conversations c ${FROM_HOME} where c.id = ${id}`);
  return rows[0] ?? null;
}

/**
 * Whether it was there. A user's word is the last: the edge is not asked again. Without the mark it is
 * again what it is to the edge; of a row that the edge has not told since it was marked, whether and
 * how it ended tells.
 */
export async function markSpam(
  db: Database,
  id: string,
  isSpam: boolean,
  reason: string | null,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update widget_conversations set is_spam = ${isSpam}, spam_reason = ${isSpam ? reason : null},
      spam_decided_at = now(),
      edge_status = coalesce(edge_status, case when status <> 'spam' then status end),
      status = case when ${isSpam} then 'spam' when edge_status = 'spam' then 'abandoned'
        when edge_status is not null then edge_status
        when status <> 'spam' then status
        when ended_at is null and last_message_at > now() - interval '30 minutes' then 'active'
        when lead_captured then 'completed' else 'abandoned' end,
      updated_at = now()
    where id = ${id}`);
  return rowCount === 1;
}

/**
 * From now on delivery leaves out whatever the edge still owes of it. Committed before anything else
 * is done: what is under way by then can be waited for, and nothing begins after it.
 */
export async function forbidConversation(db: Database, id: string): Promise<void> {
  await db.execute(
    sql`insert into deleted_conversations (id) values (${id}) on conflict do nothing`,
  );
}

/** Messages, appointments and what else hangs from it go with it; a lead stays. */
export async function deleteConversation(db: Database, id: string): Promise<boolean> {
  await forgetVisitorInLog(db, { conversationId: id });
  const [, { rowCount }] = await db.batch([
    forgetEventsOf(db, { conversationId: id }),
    db.execute(sql`delete from widget_conversations where id = ${id}`),
  ]);
  return rowCount === 1;
}
