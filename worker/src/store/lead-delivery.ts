import { type SQL, sql } from "drizzle-orm";
import type { ConversationEvent, LeadEvent } from "../domain/outbox-event.ts";
import { normalPhone } from "../domain/phone.ts";
import type { Database } from "./database.ts";
import { isKept } from "./deleted-conversations.ts";
import { TURNS } from "./lead-turns.ts";
import { storableJson } from "./storable-json.ts";

/**
 * Phone numbers are kept as one number however they are typed, so that the same is seen to be the
 * same. Only for one that does not say its country has the client's to be asked for.
 */
export async function withNormalPhones(
  db: Database,
  leads: readonly LeadEvent[],
): Promise<LeadEvent[]> {
  const known = leads.map((lead) => ({
    ...lead,
    phone: lead.phone && normalPhone(lead.phone, ""),
  }));
  const unclear = known.filter(({ phone }) => phone && !phone.startsWith("+"));
  if (unclear.length === 0) return known;
  const clientIds = unclear.map(({ clientId }) => clientId);
  const { rows } = await db.execute<{ id: number; country: string }>(sql`
    select id, country from clients where id in (
      select value::int from jsonb_array_elements_text(${storableJson(clientIds)}::jsonb))`);
  const countries = new Map(rows.map(({ id, country }) => [id, country]));
  return known.map((lead) => ({
    ...lead,
    phone: lead.phone && normalPhone(lead.phone, countries.get(lead.clientId) ?? ""),
  }));
}

/**
 * Locks the clients of new leads. Of two deliveries to one client at once, the second then sees the
 * first's lead, and takes the turn after it.
 */
export function lockClients(leads: readonly LeadEvent[]): SQL {
  const ids = leads.map((lead) => lead.clientId);
  return sql`
    select id from clients where id in (
      select value::int from jsonb_array_elements_text(${storableJson(ids)}::jsonb)
    ) order by id for no key update`;
}

/** Waits for a merge that is under way: the statements after it see whose a conversation is by now. */
export function lockLeads(conversations: readonly ConversationEvent[]): SQL {
  const ids = conversations.flatMap(({ leadId }) => leadId ?? []);
  return sql`
    select id from leads where id in (
      select value::uuid from jsonb_array_elements_text(${storableJson(ids)}::jsonb)
    ) order by id for key share`;
}

/**
 * A lead whose widget is gone still reaches its client. What a user has put right stays so, whatever
 * the visitor sends later: the edge does not know of it, and sends its own words with each revision.
 * Only a lead that is really new is given to somebody.
 */
export function saveLeads(leads: readonly LeadEvent[]): SQL {
  return sql`
    with e as materialized (
      select * from jsonb_to_recordset(${storableJson(leads)}::jsonb) as e(
        id uuid, revision int, "clientId" int, "widgetId" int, "conversationId" uuid,
        name text, email text, phone text, "pageUrl" text, "referrerUrl" text, utm jsonb,
        "createdAtMs" bigint
      )
      where ${isKept(sql`e."conversationId"`)}
    ), fresh as materialized (
      select id, "clientId" as client_id from e
      where not exists (select from leads l where l.id = e.id)
    ), ${TURNS}, saved as (
      insert into leads (id, client_id, widget_id, revision, name, email, phone, source,
        assigned_to, page_url, referrer_url, utm, created_at, updated_at)
      select e.id, e."clientId", w.id, e.revision, e.name, e.email, e.phone, 'chat_widget',
        t.user_id, e."pageUrl", e."referrerUrl", coalesce(e.utm, '{}'),
        to_timestamp(e."createdAtMs" / 1000.0), to_timestamp(e."createdAtMs" / 1000.0)
      from e left join widget_configs w on w.id = e."widgetId" left join turns t on t.id = e.id
      order by e.id
      on conflict (id) do update set
        revision = excluded.revision,
        name = case when ${isEdited("name")} then leads.name else excluded.name end,
        email = case when ${isEdited("email")} then leads.email else excluded.email end,
        phone = case when ${isEdited("phone")} then leads.phone else excluded.phone end,
        updated_at = now()
      where leads.revision < excluded.revision
      returning id
    )
    insert into lead_activities (lead_id, activity_type, details, created_at)
    select e.id, 'captured', jsonb_build_object('conversation_id', e."conversationId"),
      to_timestamp(e."createdAtMs" / 1000.0)
    from e join saved using (id)
    on conflict (lead_id) where activity_type = 'captured' do nothing`;
}

/** Those that are delivered and what they were merged into, in the order in which a merge locks them. */
export function lockFamilies(leads: readonly LeadEvent[]): SQL {
  const ids = leads.map(({ id }) => id);
  return sql`
    with recursive up as (
      select id, merged_into from leads where id in (
        select value::uuid from jsonb_array_elements_text(${storableJson(ids)}::jsonb))
      union
      select p.id, p.merged_into from up join leads p on p.id = up.merged_into
    )
    select id from leads where id in (select id from up) order by id for no key update`;
}

/**
 * What a visitor adds to a lead that was merged fills what the lead that stands for it has empty. It is
 * written down with the merge, as if it had been there before: undone with it, and kept until then.
 */
export function fillStanding({ id }: LeadEvent): SQL {
  return sql`
    with recursive up as (
      select l.id as via, l.merged_into as top from leads l
      where l.id = ${id} and l.merged_into is not null
      union all
      select p.id, p.merged_into from up join leads p on p.id = up.top
      where p.merged_into is not null
    ), given as materialized (
      select k.id as kept_id, up.via, jsonb_object_agg(f.key,
        jsonb_build_object('before', to_jsonb(k) -> f.key, 'after', f.value)) as fields
      from up join leads k on k.id = up.top and k.merged_into is null
      join leads l on l.id = ${id}
      join lateral jsonb_each(to_jsonb(l)) f on f.key in ('name', 'email', 'phone')
        and coalesce(to_jsonb(l) ->> f.key, '') <> '' and coalesce(to_jsonb(k) ->> f.key, '') = ''
        and not exists (select from lead_activities a where a.lead_id = k.id
          and a.activity_type = 'changed' and a.details -> 'fields' ? f.key)
      group by k.id, up.via
    ), remembered as (
      update lead_merges m set filled_in = m.filled_in || g.fields from given g
      where m.kept_lead_id = g.kept_id and m.merged_lead_id = g.via and m.undone_at is null
    )
    update leads k set updated_at = now(),
      name = coalesce(g.fields -> 'name' ->> 'after', k.name),
      email = coalesce(g.fields -> 'email' ->> 'after', k.email),
      phone = coalesce(g.fields -> 'phone' ->> 'after', k.phone)
    from given g where k.id = g.kept_id`;
}

/** Whether a user has changed the field, or filled it in by a merge. */
function isEdited(field: "name" | "email" | "phone"): SQL {
  return sql`(exists (select from lead_activities a where a.lead_id = leads.id
      and a.activity_type = 'changed' and a.details -> 'fields' ? ${field})
    or exists (select from lead_merges m where m.kept_lead_id = leads.id and m.undone_at is null
      and m.filled_in ? ${field}))`;
}

/**
 * Marks a captured lead as a possible duplicate of the client's oldest with the same e-mail address or
 * phone number; nothing is merged. Once it has a line about that, of ours or of a user's, it is left
 * alone. A younger lead counts as well: its delivery may have overtaken this one's.
 */
export function markRepeat({ id }: LeadEvent): SQL {
  return sql`
    with repeat as materialized (
      select l.id, o.original, o.same
      from leads l cross join lateral (
        select coalesce(s.duplicate_of, s.id) as original, to_jsonb(array_remove(array[
            case when lower(o.email) = lower(l.email) then 'email' end,
            case when o.phone = l.phone then 'phone' end
          ], null)) as same
        from leads o join leads s on s.id = ${standingOf(sql`o.id`)}
        where o.client_id = l.client_id and o.id <> l.id and s.id <> l.id
          and (lower(o.email) = lower(l.email) or (o.phone = l.phone and o.phone like '+%'))
          and ((o.created_at, o.id) < (l.created_at, l.id)
            or (o.source = 'chat_widget' and not ${isJudged(sql`o.id`)}))
        order by o.created_at, o.id limit 1
      ) o
      where l.id = ${id} and l.duplicate_of is null and l.merged_into is null
        and o.original <> l.id and not ${isJudged(sql`l.id`)}
    ), marked as (
      update leads l set duplicate_of = r.original, updated_at = now(),
        is_possible_duplicate = l.is_possible_duplicate or l.id = r.id
      from repeat r where l.id = r.id or l.duplicate_of = r.id
    )
    insert into lead_activities (lead_id, activity_type, details)
    select id, 'marked_duplicate', jsonb_build_object('duplicate_of', original, 'same', same)
    from repeat`;
}

/** The lead that it was merged into in the end; it itself where it stands. */
function standingOf(id: SQL): SQL {
  return sql`(with recursive up as (
      select i.id, i.merged_into from leads i where i.id = ${id}
      union all
      select p.id, p.merged_into from up join leads p on p.id = up.merged_into
    ) select up.id from up where up.merged_into is null)`;
}

function isJudged(leadId: SQL): SQL {
  return sql`exists (select from lead_activities a
    where a.lead_id = ${leadId} and a.activity_type = 'marked_duplicate')`;
}
