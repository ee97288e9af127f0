import { type SQL, sql } from "drizzle-orm";
import type { ErasureReceipt, VisitorTraces } from "../../../contracts/admin/privacy.ts";
import type { Database } from "./database.ts";
import { idsIn, textsIn, type VisitorScope } from "./visitor-scope.ts";

export interface NewReceipt {
  readonly id: string;
  readonly requestedBy: ErasureReceipt["requested_by"];
  readonly userId: number | null;
  readonly subjectHash: string;
  readonly counts: VisitorTraces;
}

/**
 * From now on delivery leaves out whatever the edge still owes of these, and the log of mails too.
 * Committed before anything is erased: should the rest fail, what stands here is erased later.
 */
export async function forbid(db: Database, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    insert into deleted_conversations (id) select * from ${idsIn(ids)} on conflict do nothing`);
}

export async function countTraces(db: Database, scope: VisitorScope): Promise<VisitorTraces> {
  const { rows } = await db.execute<VisitorTraces & Record<string, unknown>>(sql`
    select ${scope.conversationIds.length}::int as conversations,
      (select count(*)::int from widget_messages
        where conversation_id in ${idsIn(scope.conversationIds)}) as messages,
      ${scope.leadIds.length}::int as leads, ${scope.appointments.length}::int as appointments,
      (select count(*)::int from widget_disclaimer_acceptances a where ${isOfSession(scope)})
        as acceptances,
      (select count(*)::int from notification_log n where ${isTold(scope)}) as notifications`);
  const [traces] = rows;
  if (!traces) throw new Error("A select without a source has one row.");
  return traces;
}

/** Names of notices that were told of the visitor. */
export async function listNoticeIds(db: Database, scope: VisitorScope): Promise<string[]> {
  const { rows } = await db.execute<{ notice_id: string }>(sql`
    select distinct notice_id from notification_log n where ${isTold(scope)}
    union select 'visitor_reply:' || conversation_id || ':' || seq from widget_messages
    where conversation_id in ${idsIn(scope.conversationIds)} and message_type = 'human'`);
  return rows.map((row) => row.notice_id);
}

/**
 * Everything of a visitor in one transaction, with the receipt if there is one. In the order in which one thing leads
 * to another: what triggers write about the deletes themselves goes last.
 */
export async function eraseRows(
  db: Database,
  scope: VisitorScope,
  receipt: NewReceipt | null,
): Promise<void> {
  const { clientId, conversationIds, leadIds } = scope;
  const appointmentIds = scope.appointments.map((one) => one.id);
  const erased = [...conversationIds, ...leadIds, ...appointmentIds];
  await db.batch([
    db.execute(sql`delete from notification_log n where ${isTold(scope)}`),
    db.execute(sql`
      delete from widget_email_notifications where conversation_id in ${idsIn(conversationIds)}
        or (widget_id, visitor) in (select widget_id, left(encode(sha256(convert_to(session_id,
          'UTF8')), 'hex'), 32) from widget_conversations
          where id in ${idsIn(conversationIds)})`),
    db.execute(sql`delete from widget_disclaimer_acceptances a where ${isOfSession(scope)}`),
    db.execute(sql`
      delete from appointment_holds where conversation_id in ${idsIn(conversationIds)}`),
    ...forgetTests(clientId, conversationIds).map((statement) => db.execute(statement)),
    db.execute(sql`delete from widget_appointments where id in ${idsIn(appointmentIds)}`),
    db.execute(sql`delete from widget_conversations where id in ${idsIn(conversationIds)}`),
    db.execute(sql`delete from leads where id in ${idsIn(leadIds)}`),
    db.execute(sql`
      update audit_log g set details = '{"erased": true}'
      where (g.client_id = ${clientId} or g.client_id is null)
        and g.entity_type <> 'user'
        and (g.entity_id in ${textsIn(erased)} or ${quotes(sql`g.details`, scope, erased)})`),
    db.execute(sql`
      delete from idempotency_keys k using users u
      where u.id = k.user_id and (u.client_id = ${clientId} or u.client_id is null)
        and ${quotes(sql`k.answer`, scope, erased)}`),
    db.execute(sql`
      delete from webhook_events where conversation_id in ${idsIn(conversationIds)}
        or lead_id in ${idsIn(leadIds)}
        or (client_id = ${clientId} and row ->> 'id' in ${textsIn(erased)})`),
    ...(receipt ? [db.execute(insertReceipt(clientId, receipt))] : []),
  ]);
}

/** A test that was made of what they said quotes it, as do the reports of its failures and the log. */
function forgetTests(clientId: number, conversationIds: readonly string[]): SQL[] {
  const messages = sql`(select id from widget_messages
    where conversation_id in ${idsIn(conversationIds)})`;
  const tests = sql`(select id from knowledge_tests where source_message_id in ${messages})`;
  return [
    sql`update knowledge_versions v set test_report = jsonb_set(test_report, '{failing}', (
        select jsonb_agg(case when (f ->> 'test_id')::int in ${tests}
          then f || '{"question": "…"}' else f end order by place)
        from jsonb_array_elements(v.test_report -> 'failing') with ordinality as of_test(f, place)))
      where v.widget_id in (select widget_id from knowledge_tests
          where source_message_id in ${messages})
        and exists (select from jsonb_array_elements(v.test_report -> 'failing') f
          where (f ->> 'test_id')::int in ${tests})`,
    sql`with naming as (
        select id, entity_type, entity_id from audit_log l
        where l.entity_type in ('test', 'entry') and (l.client_id = ${clientId} or l.client_id is null)
          and exists (select from ${messages} m where position(m.id::text in l.details::text) > 0)
      ) update audit_log g set details = '{"erased": true}'
      where g.id in (select id from naming) or (g.entity_type = 'test' and g.entity_id in (
        select entity_id from naming where entity_type = 'test' union select id::text from ${tests} t))`,
    sql`delete from knowledge_tests where source_message_id in ${messages}`,
  ];
}

function insertReceipt(
  clientId: number,
  { id, requestedBy, userId, subjectHash, counts }: NewReceipt,
): SQL {
  return sql`
    insert into erasure_receipts (id, client_id, requested_by, user_id, subject_hash, counts)
    values (${id}, ${clientId}, ${requestedBy}, ${userId}, ${subjectHash},
      ${JSON.stringify(counts)}::jsonb)`;
}

/** Of `widget_disclaimer_acceptances a`: also what arrived before its conversation, or outlived it. */
function isOfSession({ conversationIds, sessions }: VisitorScope): SQL {
  return sql`(a.conversation_id in ${idsIn(conversationIds)}
    or a.conversation_id is null and (a.widget_id, a.session_id) in (
    select s.widget_id, s.session_id from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
      as s(widget_id int, session_id text)))`;
}

/** Of `notification_log n`: about them, or to them. */
function isTold({ clientId, conversationIds, leadIds, appointments, secrets }: VisitorScope): SQL {
  const addresses = secrets.filter((one) => one.includes("@")).map((one) => one.toLowerCase());
  return sql`(n.conversation_id in ${idsIn(conversationIds)} or n.lead_id in ${idsIn(leadIds)}
    or n.appointment_id in ${idsIn(appointments.map(({ id }) => id))}
    or (n.client_id = ${clientId} and lower(n.recipient) in ${textsIn(addresses)}
      and n.notice_type in ('lead_thanks', 'visitor_reply')))`;
}

/** Whether a JSON column names one of the rows, or holds an address of theirs. */
function quotes(column: SQL, { secrets }: VisitorScope, ids: readonly string[]): SQL {
  return sql`exists (select from jsonb_array_elements_text(${JSON.stringify([...ids, ...secrets])}::jsonb) q
    where position(lower(q.value) in lower(${column}::text)) > 0)`;
}
