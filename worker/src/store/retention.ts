import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { forbid } from "./visitor-erasure.ts";
import { idsIn, type VisitorScope } from "./visitor-scope.ts";

/** A conversation that is to go, with the name of the object that may still hold it. */
export interface ExpiredConversation {
  readonly id: string;
  readonly widget_key: string;
  readonly session_id: string;
  /** Whether it ended so recently that its object may not have forgotten it by itself. */
  readonly may_be_held: boolean;
}

/** Longer than any object keeps what has ended. */
const HELD_DAYS = 31;

/**
 * Those whose end (or last words, or beginning) is longer ago than their widget keeps them, some of
 * each widget at a time. One with an appointment still to come is kept until that is over.
 */
export async function findExpired(
  db: Database,
  nowMs: number,
  limit: number,
): Promise<ExpiredConversation[]> {
  const now = sql`to_timestamp(${nowMs}::float8 / 1000)`;
  const over = sql`coalesce(c.ended_at, greatest(c.last_message_at, c.started_at))`;
  const keptUntil = sql`(${now} - make_interval(days => w.retention_days))`;
  const { rows } = await db.execute<ExpiredConversation & Record<string, unknown>>(sql`
    select e.* from widget_configs w cross join lateral (
      select c.id, coalesce(c.widget_key, w.widget_key) as widget_key, c.session_id,
        ${over} > ${now} - make_interval(days => ${HELD_DAYS}::int) as may_be_held
      from widget_conversations c
      where c.widget_id = w.id and c.started_at < ${keptUntil} and ${over} < ${keptUntil}
        and not exists (select from widget_appointments a where a.conversation_id = c.id
          and a.ends_at > ${now} and a.status in ('pending', 'confirmed'))
      order by c.started_at limit ${limit}
    ) e limit ${limit}`);
  return rows;
}

/** Forbidden before their objects are told, as when a user deletes one. */
export async function forbidExpired(
  db: Database,
  expired: readonly ExpiredConversation[],
): Promise<void> {
  await forbid(
    db,
    expired.map(({ id }) => id),
  );
}

/** Their leads stay, and what proves that a notice was accepted. */
export async function deleteExpired(db: Database, ids: readonly string[]): Promise<void> {
  const isOfThem = sql`n.conversation_id in ${idsIn(ids)}`;
  await db.batch([
    db.execute(sql`
      delete from notification_log n where ${isOfThem}
        and n.notice_type in ('lead_thanks', 'visitor_reply')`),
    db.execute(sql`
      update notification_log n set subject = split_part(subject, ':', 1) where ${isOfThem}`),
    db.execute(sql`delete from widget_conversations where id in ${idsIn(ids)}`),
    db.execute(sql`delete from webhook_events n where ${isOfThem}`),
  ]);
}

/** What was forbidden this long ago should have been deleted by whoever forbade it. */
const UNFINISHED_AFTER = sql`interval '10 minutes'`;

/** Rows that were to be deleted or erased, where that was broken off: of one client at a time. */
export async function findUnfinished(
  db: Database,
): Promise<{ scope: VisitorScope; conversations: ExpiredConversation[] } | null> {
  const isLate = (id: SQL) => sql`exists (select from deleted_conversations d
    where d.id = ${id} and d.deleted_at < now() - ${UNFINISHED_AFTER})`;
  const { rows } = await db.execute<{
    scope: VisitorScope;
    conversations: ExpiredConversation[];
  }>(sql`
    with late_conversations as (
      select c.*, w.client_id, coalesce(c.widget_key, w.widget_key) as birth_key
      from deleted_conversations d join widget_conversations c using (id)
      join widget_configs w on w.id = c.widget_id where ${isLate(sql`c.id`)}
    ), late_leads as (
      select l.* from deleted_conversations d join leads l using (id) where ${isLate(sql`l.id`)}
    ), late_appointments as (
      select a.*, w.client_id from deleted_conversations d join widget_appointments a using (id)
      join widget_configs w on w.id = a.widget_id where ${isLate(sql`a.id`)}
    ), of_client as (
      select client_id from late_conversations union select client_id from late_leads
      union select client_id from late_appointments order by client_id limit 1
    ), secrets as (
      select visitor_email as secret from late_conversations join of_client using (client_id)
      union select visitor_phone from late_conversations join of_client using (client_id)
      union select email from late_leads join of_client using (client_id)
      union select phone from late_leads join of_client using (client_id)
    )
    select jsonb_build_object('clientId', o.client_id, 'sessions', '[]'::jsonb, 'persons', '[]'::jsonb,
        'conversationIds', (select coalesce(jsonb_agg(id), '[]') from late_conversations c
          where c.client_id = o.client_id),
        'leadIds', (select coalesce(jsonb_agg(id), '[]') from late_leads l
          where l.client_id = o.client_id),
        'appointments', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'sequence',
          calendar_sequence)), '[]') from late_appointments a where a.client_id = o.client_id),
        'secrets', (select coalesce(jsonb_agg(secret), '[]') from secrets where secret <> '')
      ) as scope, (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'widget_key', birth_key,
          'session_id', session_id, 'may_be_held', true)), '[]')
        from late_conversations c where c.client_id = o.client_id
      ) as conversations
    from of_client o`);
  return rows[0] ?? null;
}

/** At most so many rows of a table at a time: what is left goes with the next run. */
const PRUNED_AT_ONCE = 5_000;

/** What nobody needs any more, however it came about. How many rows went. */
export async function pruneOld(db: Database): Promise<number> {
  const old = (table: SQL, key: SQL, age: SQL) => sql`
    delete from ${table} where ${key} in (
      select ${key} from ${table} where ${age} limit ${PRUNED_AT_ONCE})`;
  const results = await db.batch([
    // No object keeps anything for so long that it could bring them back.
    db.execute(
      old(sql`deleted_conversations`, sql`id`, sql`deleted_at < now() - interval '40 days'`),
    ),
    db.execute(
      old(sql`webhook_events`, sql`sequence`, sql`occurred_at < now() - interval '30 days'`),
    ),
    db.execute(old(sql`notification_log`, sql`id`, sql`created_at < now() - interval '1 year'`)),
  ]);
  return results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
