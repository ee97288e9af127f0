import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What the kept lead may take from the other where it has nothing itself. */
const TEXTS = ["name", "email", "phone", "company", "notes", "page_url", "referrer_url"] as const;
const EMPTY_FIELDS = [...TEXTS, "assigned_to"] as const;
/** How far it came, which is not told by emptiness: see `FILLED`. */
const STATE_FIELDS = ["status", "converted_client_id", "lost_reason", "lost_note"] as const;
const FIELDS = [...EMPTY_FIELDS, ...STATE_FIELDS] as const;

const FIELD_NAMES = sql.join(
  EMPTY_FIELDS.map((name) => sql`${name}`),
  sql`, `,
);

/**
 * What of the kept lead changes, by field: the empty ones that the other has, and how far the other
 * came. Of what was made a client the kept one is that client from now on, or it could be made one
 * once more. A lost one says nothing of whoever is new: they came back.
 */
const FILLED = sql`
  select coalesce(jsonb_object_agg(f.key, jsonb_build_object(
      'before', pair.kept -> f.key, 'after', f.value)) filter (where f.key is not null), '{}')
    || coalesce((select case
      when pair.kept ->> 'converted_client_id' is null
        and pair.merged ->> 'converted_client_id' is not null
      then jsonb_build_object(
        'status', jsonb_build_object('before', pair.kept -> 'status', 'after', 'converted'),
        'converted_client_id', jsonb_build_object('before', null,
          'after', pair.merged -> 'converted_client_id'),
        'lost_reason', jsonb_build_object('before', pair.kept -> 'lost_reason', 'after', null),
        'lost_note', jsonb_build_object('before', pair.kept -> 'lost_note', 'after', null))
      when pair.kept ->> 'status' = 'new'
        and pair.merged ->> 'status' in ('contacted', 'qualified', 'converted')
      then jsonb_build_object('status',
        jsonb_build_object('before', pair.kept -> 'status', 'after', pair.merged -> 'status'))
      end from pair), '{}') as fields
  from pair left join lateral jsonb_each(pair.merged) f
    on f.key in (${FIELD_NAMES}) and coalesce(pair.merged ->> f.key, '') <> ''
      and coalesce(pair.kept ->> f.key, '') = ''`;

/** Both, in one order everywhere: whoever delivers, marks or merges at the same time waits. */
function lock(db: Database, one: SQL, other: SQL) {
  return db.execute(sql`
    select id from leads where id in (${one}, ${other}) order by id for update`);
}

/**
 * Merges `mergedId` into `keptId`, both of one client and neither merged into another; false when that
 * cannot be. What it fills in and moves is written down, to be undone. A lead that has others in it
 * may be merged itself, and takes them along.
 */
export async function mergeLeads(
  db: Database,
  keptId: string,
  mergedId: string,
  userId: number,
): Promise<boolean> {
  const merge = db.execute(sql`
    with pair as materialized (
      select k.id as kept_id, m.id as merged_id, m.name as merged_name, to_jsonb(k) as kept,
        to_jsonb(m) as merged,
        case when k.duplicate_of = m.id then k.id else coalesce(k.duplicate_of, k.id) end as original
      from leads k join leads m on m.client_id = k.client_id and m.id <> k.id
      where k.id = ${keptId} and m.id = ${mergedId}
        and k.merged_into is null and m.merged_into is null
    ), filled as materialized (${FILLED}
    ), conversations as (
      update widget_conversations c set lead_id = pair.kept_id from pair
      where c.lead_id = pair.merged_id returning c.id
    ), duplicates as (
      update leads d set duplicate_of = pair.original from pair
      where d.duplicate_of = pair.merged_id and d.id <> pair.kept_id returning d.id
    ), kept as (
      update leads l set ${assignments(takeOver)}, updated_at = now(),
        duplicate_of = nullif(l.duplicate_of, pair.merged_id),
        is_possible_duplicate = l.is_possible_duplicate
          and l.duplicate_of is distinct from pair.merged_id
      from pair, filled where l.id = pair.kept_id
    ), merged as (
      update leads l set merged_into = pair.kept_id, is_possible_duplicate = false,
        updated_at = now()
      from pair where l.id = pair.merged_id
    ), remembered as (
      insert into lead_merges (kept_lead_id, merged_lead_id, user_id, filled_in, moved)
      select kept_id, merged_id, ${userId}::int, filled.fields, jsonb_build_object(
        'conversations', (select coalesce(jsonb_agg(id), '[]') from conversations),
        'duplicates', (select coalesce(jsonb_agg(id), '[]') from duplicates),
        'kept_was_duplicate', kept -> 'duplicate_of' = to_jsonb(merged_id),
        'kept_was_possible_duplicate', kept -> 'is_possible_duplicate')
      from pair, filled
    )
    insert into lead_activities (lead_id, user_id, activity_type, details)
    select kept_id, ${userId}::int, 'merged', jsonb_build_object('lead_id', merged_id,
      'name', merged_name, 'fields', (select coalesce(jsonb_agg(key), '[]')
        from jsonb_each(filled.fields) where value ->> 'after' is not null))
    from pair, filled`);
  const [, { rowCount }] = await db.batch([
    lock(db, sql`${keptId}::uuid`, sql`${mergedId}::uuid`),
    merge,
  ]);
  return rowCount === 1;
}

/**
 * Takes a merged lead out again: it gets back the conversations and marks that are still where the
 * merge moved them, and the kept lead loses what it was given, where that is unchanged. False when it
 * is no merge into this lead, or is undone already.
 */
export async function unmergeLead(
  db: Database,
  keptId: string,
  mergeId: number,
  userId: number,
): Promise<boolean> {
  const other = sql`(select merged_lead_id from lead_merges where id = ${mergeId})`;
  const unmerge = db.execute(sql`
    with undone as (
      update lead_merges m set undone_at = now()
      from leads k
      where m.id = ${mergeId} and m.kept_lead_id = ${keptId} and m.undone_at is null
        and k.id = m.kept_lead_id and k.merged_into is null
      returning m.kept_lead_id, m.merged_lead_id, m.filled_in as fields, m.moved,
        coalesce(k.duplicate_of, k.id) as original
    ), conversations as (
      update widget_conversations c set lead_id = u.merged_lead_id from undone u
      where c.lead_id = u.kept_lead_id and u.moved -> 'conversations' ? c.id::text
    ), duplicates as (
      update leads d set duplicate_of = u.merged_lead_id from undone u
      where d.duplicate_of = u.original and u.moved -> 'duplicates' ? d.id::text
        and d.id not in (u.kept_lead_id, u.merged_lead_id)
    ), kept as (
      update leads l set ${assignments(giveBack)}, updated_at = now(),
        duplicate_of = case when ${IS_MARKED_AGAIN} then filled.merged_lead_id
          else l.duplicate_of end,
        is_possible_duplicate = l.is_possible_duplicate or (${IS_MARKED_AGAIN}
          and (filled.moved ->> 'kept_was_possible_duplicate')::boolean)
      from undone filled where l.id = filled.kept_lead_id
    ), merged as (
      update leads l set merged_into = null, updated_at = now()
      from undone u where l.id = u.merged_lead_id
    )
    insert into lead_activities (lead_id, user_id, activity_type, details)
    select u.kept_lead_id, ${userId}::int, 'unmerged',
      jsonb_build_object('lead_id', l.id, 'name', l.name)
    from undone u join leads l on l.id = u.merged_lead_id`);
  const [, { rowCount }] = await db.batch([lock(db, sql`${keptId}::uuid`, other), unmerge]);
  return rowCount === 1;
}

/** Whether the kept lead `l` is a duplicate of the other once more: no mark may lead to another mark. */
const IS_MARKED_AGAIN = sql`(coalesce((filled.moved ->> 'kept_was_duplicate')::boolean, false)
  and l.duplicate_of is null
  and not exists (select from leads d where d.duplicate_of = l.id
    and d.id <> filled.merged_lead_id and not filled.moved -> 'duplicates' ? d.id::text)
  and not exists (select from leads m where m.id = filled.merged_lead_id
    and m.duplicate_of is not null))`;

type Field = (typeof FIELDS)[number];

/** Of the kept lead `l`, each by what `filled.fields` says of it. */
function assignments(given: (field: Field) => SQL): SQL {
  return sql.join(
    FIELDS.map((field) => sql`${sql.identifier(field)} = ${given(field)}`),
    sql`, `,
  );
}

function takeOver(field: Field): SQL {
  const column = sql`l.${sql.identifier(field)}`;
  return sql`case when filled.fields ? ${field} then ${typed(field, "after")} else ${column} end`;
}

/**
 * Whoever is gone meanwhile cannot have been assigned before: only what was empty was filled in. Why
 * it was lost comes back with that it was.
 */
function giveBack(field: Field): SQL {
  const column = sql`l.${sql.identifier(field)}`;
  const isOfLoss = field === "lost_reason" || field === "lost_note";
  const isUnmoved = isOfLoss ? sql`l.status = ${typed("status", "after")}` : sql`true`;
  return sql`case when filled.fields ? ${field} and ${isUnmoved}
    and ${column} is not distinct from ${typed(field, "after")}
    then ${typed(field, "before")} else ${column} end`;
}

const NUMBERS: ReadonlySet<Field> = new Set(["assigned_to", "converted_client_id"]);

function typed(field: Field, side: "before" | "after"): SQL {
  const text = sql`filled.fields -> ${field} ->> ${side}`;
  return NUMBERS.has(field) ? sql`(${text})::int` : sql`(${text})`;
}
