import { type SQL, sql } from "drizzle-orm";
import type { Lead, LeadFilter } from "../../../contracts/admin/leads.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, within, zoneOf } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";

/** As the API shows it, but for times, which are Postgres' text. */
export type LeadRow = Placed & Omit<Lead, "id"> & { readonly id: string };

interface NamedLead {
  readonly id: string;
  readonly name: string | null;
}

export interface LeadDetailRow extends LeadRow {
  readonly utm: Record<string, string>;
  readonly conversations: readonly {
    id: string;
    started_at: string;
    message_count: number;
    is_verified: boolean;
  }[];
  readonly possible_duplicates: readonly NamedLead[];
  readonly duplicates: readonly NamedLead[];
  readonly merges: readonly {
    id: number;
    lead: NamedLead;
    user_name: string | null;
    created_at: string;
  }[];
  readonly converted_client_name: string | null;
}

/** How many other leads one lead's detail names. */
const NAMED_MAX = 20;

/** Up to so many leads that the words match are looked up by them; beyond, along the list's order. */
const HITS_MAX = 2_000;

const LEAD = sql`l.id, l.client_id, cl.name as client_name, cl.timezone as client_timezone,
  l.widget_id, w.widget_name, l.name, l.email, l.phone, l.company, l.source, l.status,
  l.assigned_to, u.name as assignee_name, l.converted_client_id, l.duplicate_of,
  l.is_possible_duplicate, l.lost_reason, l.lost_note, l.notes, l.page_url,
  l.referrer_url, l.created_at, l.updated_at, ${exactly(sql`l.created_at`)}`;
const FROM = sql`from leads l join clients cl on cl.id = l.client_id
  left join widget_configs w on w.id = l.widget_id left join users u on u.id = l.assigned_to`;

/** Newest first. */
export async function listLeads(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
  page: PageWish,
): Promise<LeadRow[]> {
  const { rows } = await db.execute<LeadRow & Record<string, unknown>>(
    pageOf(LEAD, FROM, { scope, filter, page }),
  );
  return rows;
}

/** What a file of leads shows of each, and no more. */
export interface ExportedLead extends Placed {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly notes: string | null;
  readonly status: string;
  readonly source: string;
  readonly assignee_name: string | null;
  readonly widget_name: string | null;
  readonly page_url: string | null;
  readonly created_at: string;
}

const EXPORTED = sql`l.id, l.name, l.email, l.phone, l.company, l.notes, l.status, l.source,
  u.name as assignee_name, w.widget_name, l.page_url, l.created_at, ${exactly(sql`l.created_at`)}`;

/** As `listLeads`. */
export async function listExportedLeads(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
  page: PageWish,
): Promise<ExportedLead[]> {
  const { rows } = await db.execute<ExportedLead & Record<string, unknown>>(
    pageOf(EXPORTED, FROM, { scope, filter, page }),
  );
  return rows;
}

/** How many the filter finds, counted no further than `max`. */
export async function countLeads(
  db: Database,
  scope: ClientScope,
  filter: LeadFilter,
  max: number,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from leads l where ${allOf(conditionsOf(scope, filter))} limit ${max}
    ) found`);
  return rows[0]?.count ?? 0;
}

interface Wanted {
  readonly scope: ClientScope;
  readonly filter: LeadFilter;
  readonly page: PageWish;
}

function pageOf(columns: SQL, from: SQL, { scope, filter, page }: Wanted): SQL {
  const conditions = conditionsOf(scope, filter);
  const place = below(sql`l.created_at`, sql`l.id`, page.after, "uuid");
  const order = sql`order by l.created_at desc nulls last, l.id desc nulls last limit ${page.limit}`;
  if (!filter.search)
    return sql`select ${columns} ${from} where ${allOf([...conditions, place])} ${order}`;
  // Walking the list's order until a page is full reads the whole table for words that match
  // little. So first the trigram indexes are asked: planned for all that match, but read no further
  // than the bound. Only words that match more than that are worth a walk.
  return sql`
    with matching as materialized (
      select l.id from leads l where ${allOf(conditions)}
    ), hits as materialized (
      select id from matching limit ${HITS_MAX + 1}
    ), page as materialized (
      (select l.id from leads l where l.id in (select id from hits)
        and (select count(*) from hits) <= ${HITS_MAX} and ${place ?? sql`true`} ${order})
      union all
      (select l.id from leads l where (select count(*) from hits) > ${HITS_MAX}
        and ${allOf([...conditions, place])} ${order})
    )
    select ${columns} ${from} where l.id in (select id from page) ${order}`;
}

/** Null also for one that was merged into another: it is part of that one now. */
export async function findLead(db: Database, id: string): Promise<LeadDetailRow | null> {
  const { rows } = await db.execute<LeadDetailRow & Record<string, unknown>>(sql`
    select ${LEAD}, l.utm,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'started_at', c.started_at,
          'message_count', c.message_count, 'is_verified', c.visitor_external_id is not null) order by c.started_at desc)
        from widget_conversations c where c.lead_id = l.id), '[]') as conversations,
      ${named(sql`o.client_id = l.client_id and o.id <> l.id and o.duplicate_of is null
        and o.id is distinct from l.duplicate_of
        and (lower(o.email) = lower(l.email) or (o.phone = l.phone and o.phone like '+%'))`)}
        as possible_duplicates,
      ${named(sql`o.duplicate_of = l.id`)} as duplicates,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'user_name', by.name,
          'lead', jsonb_build_object('id', o.id, 'name', o.name), 'created_at', m.created_at)
          order by m.created_at desc, m.id desc)
        from lead_merges m join leads o on o.id = m.merged_lead_id
        left join users by on by.id = m.user_id
        where m.kept_lead_id = l.id and m.undone_at is null), '[]') as merges,
      (select name from clients made where made.id = l.converted_client_id)
        as converted_client_name
    ${FROM} where l.id = ${id} and l.merged_into is null`);
  return rows[0] ?? null;
}

/** The newest leads `o` of which the condition is true: a mailing list's address may stand in thousands. */
function named(condition: SQL): SQL {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name))
    from (select o.id, o.name from leads o where o.merged_into is null and ${condition}
      order by o.created_at desc, o.id desc limit ${NAMED_MAX}) n), '[]')`;
}

function conditionsOf(scope: ClientScope, filter: LeadFilter): (SQL | undefined)[] {
  const same = (column: SQL, value: string | number | undefined) =>
    value === undefined ? undefined : sql`${column} = ${value}`;
  const { is_duplicate } = filter;
  return [
    sql`l.merged_into is null`,
    scope === null ? undefined : sql`l.client_id = ${scope}`,
    same(sql`l.client_id`, filter.client_id),
    same(sql`l.widget_id`, filter.widget_id),
    same(sql`l.status`, filter.status),
    same(sql`l.source`, filter.source),
    same(sql`l.assigned_to`, filter.assigned_to),
    is_duplicate === undefined ? undefined : sql`(l.duplicate_of is not null) = ${is_duplicate}`,
    ...within(
      sql`l.created_at`,
      filter,
      zoneOf(scope ?? filter.client_id ?? null, filter.widget_id),
    ),
    filter.search ? matching(filter.search) : undefined,
  ];
}

/** Each column by its own trigram index; together they are what the planner can combine. */
function matching(words: string): SQL {
  const pattern = containing(words);
  return sql`(l.name ilike ${pattern} or l.email ilike ${pattern} or l.phone ilike ${pattern}
    or l.company ilike ${pattern})`;
}
