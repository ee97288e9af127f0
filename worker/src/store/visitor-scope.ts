import { type SQL, sql } from "drizzle-orm";
import { normalPhone } from "../domain/phone.ts";
import type { Database } from "./database.ts";

/** Who is meant, once the names of things are ids. */
export type Subject =
  | { readonly by: "conversation"; readonly conversationIds: readonly string[] }
  | { readonly by: "email"; readonly email: string }
  /** In E.164; `country` is where numbers belong that were written without one. */
  | { readonly by: "phone"; readonly phone: string; readonly country: string };

/** One browser, as one widget knows it: the name of the object that holds its thread. */
export interface VisitorSession {
  readonly widget_id: number;
  readonly widget_key: string;
  readonly session_id: string;
}

/** Somebody whom the client's server has signed for, as one widget knows them. */
export interface VerifiedPerson {
  readonly widget_id: number;
  /** The widget's, by now. */
  readonly widget_key: string;
  readonly external_id: string;
  readonly salt: string;
}

/** All rows of a visitor, by their ids. */
export interface VisitorScope {
  readonly clientId: number;
  readonly persons: readonly VerifiedPerson[];
  readonly sessions: readonly VisitorSession[];
  readonly conversationIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly appointments: readonly { readonly id: string; readonly sequence: number }[];
  /** E-mail addresses and numbers that they left. */
  readonly secrets: readonly string[];
}

export const idsIn = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

export const textsIn = (texts: readonly string[]): SQL =>
  sql`(select value from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

/**
 * All that a client keeps of a visitor: each session that leads to them with all its conversations,
 * those of the person whom a widget knows them to be, and their leads with whatever was merged with
 * these. What somebody else signed in to from the same browser is not theirs. The same id at another
 * widget may be another person's: each website numbers its users by itself.
 */
export async function findVisitor(
  db: Database,
  clientId: number,
  subject: Subject,
): Promise<VisitorScope> {
  const seeds = await findSeeds(db, clientId, subject);
  const { rows } = await db.execute<{ found: Omit<VisitorScope, "clientId"> }>(sql`
    with recursive seed_leads as (
      select l.id from leads l where l.client_id = ${clientId} and l.id in ${idsIn(seeds.leads)}
    ), seed_conversations as (
      select c.widget_id, c.session_id, c.visitor_external_id
      from widget_conversations c join widget_configs w on w.id = c.widget_id
      where w.client_id = ${clientId} and (c.id in ${idsIn(seeds.conversations)}
        or c.lead_id in (select id from seed_leads)
        or c.id in (select a.conversation_id from widget_appointments a
          where a.id in ${idsIn(seeds.appointments)})
        or c.id in (select (a.details ->> 'conversation_id')::uuid from lead_activities a
          where a.activity_type = 'captured' and a.lead_id in (select id from seed_leads)))
    ), persons as (
      select distinct widget_id, visitor_external_id as external_id from seed_conversations
      where visitor_external_id is not null
    ), sessions as (
      select widget_id, session_id from seed_conversations
      union select c.widget_id, c.session_id from widget_conversations c
      join persons p on p.widget_id = c.widget_id and p.external_id = c.visitor_external_id
    ), conversations as (
      select c.*, coalesce(c.widget_key, w.widget_key) as birth_key
      from widget_conversations c join sessions s using (widget_id, session_id)
      join widget_configs w on w.id = c.widget_id
      where c.visitor_external_id is null
        or (c.widget_id, c.visitor_external_id) in (select widget_id, external_id from persons)
    ), family as (
      select l.id, l.merged_into from leads l where l.client_id = ${clientId} and (
        l.id in (select id from seed_leads) or l.id in (select lead_id from conversations)
        or (l.widget_id in (select widget_id from sessions) and exists (
          select from lead_activities a where a.lead_id = l.id and a.activity_type = 'captured'
            and (a.details ->> 'conversation_id')::uuid in (select id from conversations))))
      union
      select l.id, l.merged_into from leads l
      join family f on l.merged_into = f.id or l.id = f.merged_into
    ), appointments as (
      select a.* from widget_appointments a join widget_configs w on w.id = a.widget_id
      where w.client_id = ${clientId} and (a.conversation_id in (select id from conversations)
        or a.id in ${idsIn(seeds.appointments)})
    ), secrets as (
      select visitor_email as secret from conversations
      union select visitor_phone from conversations
      union select known_visitor #>> '{verified,email}' from conversations
      union select known_visitor #>> '{verified,phone}' from conversations
      union select email from leads where id in (select id from family)
      union select phone from leads where id in (select id from family)
      union select customer_email from appointments union select customer_phone from appointments
    )
    select jsonb_build_object(
      'persons', (select coalesce(jsonb_agg(jsonb_build_object('widget_id', w.id, 'widget_key',
        w.widget_key, 'external_id', p.external_id, 'salt', w.identity_salt)), '[]')
        from persons p join widget_configs w on w.id = p.widget_id),
      'sessions', (select coalesce(jsonb_agg(distinct jsonb_build_object('widget_id', widget_id,
        'widget_key', birth_key, 'session_id', session_id)), '[]') from conversations),
      'conversationIds', (select coalesce(jsonb_agg(id), '[]') from conversations),
      'leadIds', (select coalesce(jsonb_agg(distinct id), '[]') from family),
      'appointments', (select coalesce(jsonb_agg(jsonb_build_object('id', id,
        'sequence', calendar_sequence)), '[]') from appointments),
      'secrets', (select coalesce(jsonb_agg(secret), '[]') from secrets where secret <> '')
    ) as found`);
  const [row] = rows;
  if (!row) throw new Error("A select without a source has one row.");
  return { clientId, ...row.found };
}

interface Seeds {
  readonly conversations: readonly string[];
  readonly leads: readonly string[];
  readonly appointments: readonly string[];
}

async function findSeeds(db: Database, clientId: number, subject: Subject): Promise<Seeds> {
  if (subject.by === "conversation") {
    return { conversations: subject.conversationIds, leads: [], appointments: [] };
  }
  const rows = await findByContact(db, clientId, subject);
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return {
    conversations: idsOf("conversation"),
    leads: idsOf("lead"),
    appointments: idsOf("appointment"),
  };
}

const LAST_DIGITS = 6;

/** Conversations keep a number as it was typed, so that only its end can be looked for. */
async function findByContact(
  db: Database,
  clientId: number,
  subject: Exclude<Subject, { by: "conversation" }>,
): Promise<{ kind: string; id: string }[]> {
  const isEmail = subject.by === "email";
  const isLike = (email: SQL, phone: SQL) =>
    isEmail
      ? sql`lower(${email}) = ${subject.email.toLowerCase()}`
      : sql`right(regexp_replace(${phone}, '[^0-9]', '', 'g'), ${LAST_DIGITS}::int)
          = ${subject.phone.replace(/\D/g, "").slice(-LAST_DIGITS)}`;
  const { rows } = await db.execute<{ kind: string; id: string; phone: string | null }>(sql`
    select 'conversation' as kind, c.id, k.phone
    from widget_conversations c join widget_configs w on w.id = c.widget_id
    cross join lateral (values (c.visitor_email, c.visitor_phone),
      (c.known_visitor #>> '{verified,email}', c.known_visitor #>> '{verified,phone}'),
      (c.known_visitor #>> '{claimed,email}', c.known_visitor #>> '{claimed,phone}')
    ) k (email, phone)
    where w.client_id = ${clientId} and ${isLike(sql`k.email`, sql`k.phone`)}
    union all select 'lead', l.id, l.phone from leads l
    where l.client_id = ${clientId} and ${isLike(sql`l.email`, sql`l.phone`)}
    union all select 'appointment', a.id, a.customer_phone
    from widget_appointments a join widget_configs w on w.id = a.widget_id
    where w.client_id = ${clientId} and ${isLike(sql`a.customer_email`, sql`a.customer_phone`)}`);
  if (isEmail) return rows;
  const { phone, country } = subject;
  return rows.filter((row) => row.phone !== null && numberOf(row.phone, country) === phone);
}

/** Without its extension. */
export function numberOf(phone: string, country: string): string {
  return normalPhone(phone, country).replace(/ ext\. .*$/, "");
}
