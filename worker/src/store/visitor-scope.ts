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

/** All rows of a visitor, by their ids. */
export interface VisitorScope {
  readonly clientId: number;
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
 * and their leads with whatever was merged with these.
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
    ), sessions as (
      select distinct c.widget_id, c.session_id
      from widget_conversations c join widget_configs w on w.id = c.widget_id
      where w.client_id = ${clientId} and (c.id in ${idsIn(seeds.conversations)}
        or c.lead_id in (select id from seed_leads)
        or c.id in (select a.conversation_id from widget_appointments a
          where a.id in ${idsIn(seeds.appointments)})
        or c.id in (select (a.details ->> 'conversation_id')::uuid from lead_activities a
          where a.activity_type = 'captured' and a.lead_id in (select id from seed_leads)))
    ), conversations as (
      select c.*, coalesce(c.widget_key, w.widget_key) as birth_key
      from widget_conversations c join sessions s using (widget_id, session_id)
      join widget_configs w on w.id = c.widget_id
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
      union select email from leads where id in (select id from family)
      union select phone from leads where id in (select id from family)
      union select customer_email from appointments union select customer_phone from appointments
    )
    select jsonb_build_object(
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
    select 'conversation' as kind, c.id, c.visitor_phone as phone
    from widget_conversations c join widget_configs w on w.id = c.widget_id
    where w.client_id = ${clientId} and ${isLike(sql`c.visitor_email`, sql`c.visitor_phone`)}
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
