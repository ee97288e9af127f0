import { type SQL, sql } from "drizzle-orm";
import type { ConversationAnswers, InboxView } from "../../../contracts/admin/conversations.ts";
import type { ConversationStatus } from "../../../contracts/message.ts";
import {
  type BoundedPage,
  EXAMINED_MAX,
  findBounded,
  HITS_MAX,
  readSoon,
  type Walk,
} from "./bounded-search.ts";
import { type ConversationRow, FROM_HOME, SUMMARY } from "./conversations.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, type DayRange, within, zoneOf } from "./day-range.ts";
import { below, containing, exactly, type Keyset, type PageWish } from "./keyset.ts";
import { idsOfSameVisitor } from "./same-visitor.ts";

export interface ConversationFilter extends DayRange {
  readonly widget_id?: number | undefined;
  readonly status?: ConversationStatus | undefined;
  readonly has_lead?: boolean | undefined;
  readonly is_spam?: boolean | undefined;
  readonly answers?: ConversationAnswers | undefined;
  readonly inbox?: InboxView | undefined;
  /** Whose view of the inbox it is. */
  readonly userId?: number | undefined;
  readonly same_visitor_as?: string | undefined;
  readonly search?: string | undefined;
}

/** Where an index leads, and what is asked of each row that is met on the way. */
interface Conditions {
  readonly indexed: SQL;
  readonly examined: readonly SQL[];
}

type Row = ConversationRow & Record<string, unknown>;
/** With rows that are not there: one row of nulls, which tells the rest. */
type RowOrNone = { readonly [Name in keyof ConversationRow]: ConversationRow[Name] | null };

const NEWEST = sql`c.created_at desc nulls last, c.id desc nulls last`;

/**
 * Newest first. By what an index serves it reads no more rows than it gives, however many there are:
 * one widget's, or the newest of each widget of a client put together. What no index serves is
 * looked for among a bounded number of rows, and a page may then be short.
 */
export async function listConversations(
  db: Database,
  scope: ClientScope,
  filter: ConversationFilter,
  page: PageWish,
): Promise<BoundedPage<ConversationRow>> {
  const conditions = conditionsOf(scope, filter, page);
  const home = { scope, widgetId: filter.widget_id, ways: waysOf(scope, filter) };
  if (conditions.examined.length === 0) {
    const { rows } = await db.execute<Row>(listing(home, conditions, page));
    return { rows, resumeAt: null };
  }
  const hits = hitsOf(filter);
  return findBounded(page.limit, {
    walk: () => walk(db, home, conditions, page),
    lookUp:
      hits === null || filter.inbox ? undefined : () => lookUp(db, home, hits, conditions, page),
  });
}

/** Of spam, lead and status one index each knows one; the others are asked of the rows. */
function conditionsOf(scope: ClientScope, filter: ConversationFilter, page: PageWish): Conditions {
  const { widget_id, status, has_lead, is_spam, same_visitor_as: visitor } = filter;
  const isSpam = is_spam === true || status === "spam";
  const hasStatus = status === undefined ? undefined : sql`c.status = ${status}`;
  const hasLead =
    has_lead === undefined ? undefined : has_lead ? sql`c.lead_captured` : sql`not c.lead_captured`;
  const isLeadIndexed = has_lead === true && !isSpam;
  const isStatusIndexed = has_lead !== true && !isSpam;
  // All that a visitor wrote, spam too: there is little of it.
  const ofVisitor = visitor && sameVisitor(visitor);
  const isAnySpam = visitor !== undefined && is_spam === undefined && status === undefined;
  return {
    indexed: allOf([
      isAnySpam ? undefined : isSpam ? sql`c.is_spam` : sql`not c.is_spam`,
      isLeadIndexed ? hasLead : undefined,
      isStatusIndexed || status === "spam" ? hasStatus : undefined,
      ofVisitor || undefined,
      ...within(sql`c.created_at`, filter, zoneOf(scope, widget_id)),
      below(sql`c.created_at`, sql`c.id`, page.after, "uuid"),
    ]),
    examined: [
      isLeadIndexed ? undefined : hasLead,
      isStatusIndexed || status === "spam" ? undefined : hasStatus,
      filter.answers && hasAnswers(filter.answers),
      filter.search ? hasWords(filter.search) : undefined,
    ].filter((condition) => condition !== undefined),
  };
}

/** An array, which is found out first: then the rows are looked up by their ids. */
function sameVisitor(conversationId: string): SQL {
  return sql`c.id = any(array(${idsOfSameVisitor(conversationId)}))`;
}

function hasAnswers(answers: ConversationAnswers): SQL {
  return answers === "unhelpful"
    ? hasMessage(sql`m.was_helpful is false`)
    : hasMessage(sql`m.message_type = 'bot' and m.confidence_score < w.answer_threshold`);
}

/** A person's id at the client's is looked for whole: part of one means nothing. */
function hasWords(search: string): SQL {
  const pattern = containing(search);
  return sql`(c.visitor_name ilike ${pattern} or c.visitor_email ilike ${pattern}
    or (${isSignedAs(pattern)}) or c.visitor_external_id = ${search} or c.visitor_phone ilike ${pattern} or ${hasMessage(sql`m.message_text ilike ${pattern}`)})`;
}

/** Whom the client's server signed for, where the visitor typed something else. */
function isSignedAs(pattern: string): SQL {
  return sql`visitor_external_id is not null and (known_visitor #>> '{verified,name}' ilike ${pattern}
    or known_visitor #>> '{verified,email}' ilike ${pattern})`;
}

/** Row by row: of an `exists` the planner may make a hash of everybody's messages instead. */
function hasMessage(condition: SQL): SQL {
  return sql`coalesce((select true from widget_messages m
    where m.conversation_id = c.id and ${condition} limit 1), false)`;
}

/** What an index finds of the rarest thing that is asked for; null where there is none. */
function hitsOf({ search, answers }: ConversationFilter): SQL | null {
  const most = HITS_MAX + 1;
  if (search) {
    const pattern = containing(search);
    return sql`
      (select id from widget_conversations where visitor_name ilike ${pattern} limit ${most})
      union all (select id from widget_conversations where visitor_email ilike ${pattern} limit ${most})
      union all (select id from widget_conversations where visitor_phone ilike ${pattern} limit ${most})
      union all (select id from widget_conversations where ${isSignedAs(pattern)} limit ${most})
      union all (select e.id from widget_configs w join widget_conversations e
        on e.widget_id = w.id and e.visitor_external_id = ${search} limit ${most})
      union all (select conversation_id from widget_messages where message_text ilike ${pattern} limit ${most})`;
  }
  if (answers !== "unhelpful") return null;
  return sql`select conversation_id as id from widget_messages where was_helpful is false limit ${most}`;
}

interface Home {
  readonly scope: ClientScope;
  readonly widgetId: number | undefined;
  /**
   * Conditions that an index of its own serves, newest first, none of whose rows another meets: then
   * the rows are looked for along each of them. Null: widget by widget.
   */
  readonly ways: readonly SQL[] | null;
}

/** Of the inbox, few rows of a whole client: indexes of their own lead to them. */
function waysOf(scope: ClientScope, { widget_id: widgetId, inbox, userId }: ConversationFilter) {
  if (inbox === undefined) return scope === null && widgetId === undefined ? [sql`true`] : null;
  const isHome = sql`c.widget_id = any(array(
    select w.id from widget_configs w where ${isHere({ scope, widgetId })}))`;
  const stands = (phase: SQL) =>
    sql`c.handover_phase = ${phase} and c.status = 'active' and ${isHome}`;
  const me = userId ?? null;
  const ways: Readonly<Record<InboxView, readonly SQL[]>> = {
    waiting: [stands(sql`'waiting'`)],
    claimed: [stands(sql`'claimed'`)],
    mine: [
      sql`c.assigned_to = ${me} and ${isHome}`,
      sql`c.claimed_by = ${me} and c.assigned_to is distinct from c.claimed_by and ${isHome}`,
    ],
  };
  return ways[inbox];
}

function along(ways: readonly SQL[], indexed: SQL, limit: number | SQL): SQL {
  const parts = ways.map(
    (way) => sql`(select * from widget_conversations c where ${way} and ${indexed}
      order by ${NEWEST} limit ${limit})`,
  );
  return sql.join(parts, sql` union all `);
}

function listing(home: Home, { indexed }: Conditions, { limit }: PageWish): SQL {
  if (home.ways) {
    return sql`
      select ${SUMMARY} from (${along(home.ways, indexed, limit)}) c ${FROM_HOME}
      order by ${NEWEST} limit ${limit}`;
  }
  return sql`
    select ${SUMMARY} from widget_configs w join clients cl on cl.id = w.client_id
    cross join lateral (
      select * from widget_conversations c where c.widget_id = w.id and ${indexed}
      order by ${NEWEST} limit ${limit}
    ) c
    where ${isHere(home)}
    order by ${NEWEST} limit ${limit}`;
}

/**
 * Looks at the newest rows of each widget, as many in all as the budget has, and knows all rows down
 * to the highest place where one of the widgets has more. Below that it says nothing.
 */
async function walk(
  db: Database,
  home: Home,
  { indexed, examined }: Conditions,
  { limit }: PageWish,
): Promise<Walk<ConversationRow>> {
  const each = home.ways
    ? sql`${EXAMINED_MAX}::int`
    : sql`(select greatest(${limit}::int, ${EXAMINED_MAX}::int / greatest(1, count(*)::int))
        from widget_configs w where ${isHere(home)})`;
  const rows = home.ways
    ? along(home.ways, indexed, each)
    : sql`select c.* from widget_configs w cross join lateral (
        select * from widget_conversations c where c.widget_id = w.id and ${indexed}
        order by ${NEWEST} limit ${each}
      ) c where ${isHere(home)}`;
  const partition = home.ways ? sql`` : sql`partition by c.widget_id`;
  const found = await db.execute<
    RowOrNone & { until_at: string | null; until_id: string | null }
  >(sql`
    with looked_at as materialized (
      select c.*, row_number() over (${partition} order by ${NEWEST}) as nth from (${rows}) c
    ), bound as (
      select ${exactly(sql`c.created_at`)}, c.created_at, c.id from looked_at c
      where c.nth = ${each} order by ${NEWEST} limit 1
    )
    select r.*, b.page_at as until_at, b.id as until_id
    from (select 1) one left join bound b on true left join lateral (
      select ${SUMMARY} from looked_at c ${FROM_HOME}
      where (b.id is null or (c.created_at, c.id) >= (b.created_at, b.id)) and ${allOf(examined)}
      order by ${NEWEST} limit ${limit}
    ) r on true`);
  const [first] = found.rows;
  const until: Keyset | null =
    first?.until_at && first.until_id ? { at: first.until_at, id: first.until_id } : null;
  return {
    rows: found.rows.filter(isThere).map(({ until_at: _, until_id: __, ...row }) => row),
    until,
  };
}

/** Begins with what an index finds, and looks at nothing else. Null: too many, or not soon enough. */
async function lookUp(
  db: Database,
  home: Home,
  hits: SQL,
  { indexed, examined }: Conditions,
  { limit }: PageWish,
): Promise<ConversationRow[] | null> {
  const rows = await readSoon<RowOrNone & { is_too_many: boolean }>(
    db,
    sql`
    with hits as materialized (${hits})
    select r.*, f.is_too_many from (select count(*) > ${HITS_MAX} as is_too_many from hits) f
    left join lateral (
      select ${SUMMARY} from (select distinct id from hits) h
      join widget_conversations c on c.id = h.id ${FROM_HOME}
      where not f.is_too_many and ${indexed} and ${allOf(examined)} and ${isHere(home)}
      order by ${NEWEST} limit ${limit}
    ) r on true`,
  );
  if (rows === null || rows[0]?.is_too_many) return null;
  return rows.filter(isThere).map(({ is_too_many: _, ...row }) => row);
}

function isThere<Found extends RowOrNone>(row: Found): row is Found & ConversationRow {
  return row.id !== null;
}

function isHere({ scope, widgetId }: Omit<Home, "ways">): SQL {
  return allOf([
    scope === null ? undefined : sql`w.client_id = ${scope}`,
    widgetId === undefined ? undefined : sql`w.id = ${widgetId}`,
  ]);
}
