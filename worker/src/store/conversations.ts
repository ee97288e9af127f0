import { type SQL, sql } from "drizzle-orm";
import type { ConversationStatus } from "../../../contracts/message.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope, type DayRange, within, zoneOf } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";

/** Times are Postgres' text. */
export interface ConversationRow extends Placed {
  readonly id: string;
  readonly widget_id: number;
  readonly widget_name: string;
  readonly client_id: number;
  readonly client_timezone: string;
  readonly visitor_name: string | null;
  readonly visitor_email: string | null;
  readonly status: ConversationStatus;
  readonly is_spam: boolean;
  readonly lead_captured: boolean;
  readonly lead_id: string | null;
  readonly message_count: number;
  readonly satisfaction_rating: number | null;
  readonly last_message: string | null;
  readonly last_message_at: string | null;
  readonly started_at: string;
}

export interface ConversationDetailRow extends ConversationRow {
  readonly session_id: string;
  readonly widget_key: string;
  readonly visitor_phone: string | null;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly page_url: string | null;
  readonly referrer_url: string | null;
  readonly spam_score: number;
  readonly spam_reason: string | null;
  readonly handoff_type: string | null;
  readonly ended_at: string | null;
  readonly duration_seconds: number | null;
  readonly bot_response_count: number;
  readonly human_response_count: number;
  readonly earlier_count: number;
}

export interface ConversationFilter extends DayRange {
  readonly widget_id?: number | undefined;
  readonly status?: ConversationStatus | undefined;
  readonly has_lead?: boolean | undefined;
  readonly is_spam?: boolean | undefined;
  readonly search?: string | undefined;
}

const SUMMARY = sql`c.id, c.widget_id, w.widget_name, w.client_id, cl.timezone as client_timezone,
  c.visitor_name, c.visitor_email, c.status, c.is_spam, c.lead_captured, c.lead_id,
  c.message_count, c.satisfaction_rating, left(c.last_message, 200) as last_message,
  c.last_message_at, c.started_at, ${exactly(sql`c.created_at`)}`;

const FROM_HOME = sql`join widget_configs w on w.id = c.widget_id join clients cl on cl.id = w.client_id`;
const NEWEST = sql`c.created_at desc nulls last, c.id desc nulls last`;

/**
 * Newest first. Without words to look for it walks an index and reads no more rows than it gives,
 * however many there are: one widget's, or the newest of each widget of a client put together.
 */
export async function listConversations(
  db: Database,
  scope: ClientScope,
  filter: ConversationFilter,
  page: PageWish,
): Promise<ConversationRow[]> {
  const conditions = conditionsOf(scope, filter, page);
  const query = filter.search
    ? searching(scope, filter, conditions, page)
    : walking(scope, filter.widget_id, conditions, page);
  return (await db.execute<ConversationRow & Record<string, unknown>>(query)).rows;
}

export async function findConversation(
  db: Database,
  id: string,
): Promise<ConversationDetailRow | null> {
  const { rows } = await db.execute<ConversationDetailRow & Record<string, unknown>>(sql`
    select ${SUMMARY}, c.session_id, w.widget_key, c.visitor_phone, host(c.ip_address) as ip_address,
      c.user_agent, c.page_url, c.referrer_url, c.spam_score, c.spam_reason, c.handoff_type,
      c.ended_at, c.duration_seconds, c.bot_response_count, c.human_response_count, (
        select count(*)::int from widget_conversations e
        where e.session_id = c.session_id and e.widget_id = c.widget_id and e.id < c.id
      ) as earlier_count
    from widget_conversations c ${FROM_HOME} where c.id = ${id}`);
  return rows[0] ?? null;
}

/** Whether it was there. What it was before spam is known by whether and how it ended. */
export async function markSpam(
  db: Database,
  id: string,
  isSpam: boolean,
  reason: string | null,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    update widget_conversations set is_spam = ${isSpam}, spam_reason = ${isSpam ? reason : null},
      status = case when ${isSpam} then 'spam' when status <> 'spam' then status
        when ended_at is null and last_message_at > now() - interval '30 minutes' then 'active'
        when lead_captured then 'completed' else 'abandoned' end,
      updated_at = now()
    where id = ${id}`);
  return rowCount === 1;
}

/** Messages, appointments and what else hangs from it go with it; a lead stays. */
export async function deleteConversation(db: Database, id: string): Promise<boolean> {
  const { rowCount } = await db.execute(sql`delete from widget_conversations where id = ${id}`);
  return rowCount === 1;
}

function conditionsOf(scope: ClientScope, filter: ConversationFilter, page: PageWish): SQL {
  const { widget_id, status, has_lead, is_spam } = filter;
  const isAskedForSpam = is_spam === true || status === "spam";
  return allOf([
    isAskedForSpam ? sql`c.is_spam` : sql`not c.is_spam`,
    status === undefined ? undefined : sql`c.status = ${status}`,
    has_lead === undefined ? undefined : has_lead ? sql`c.lead_captured` : sql`not c.lead_captured`,
    ...within(sql`c.created_at`, filter, zoneOf(scope, widget_id)),
    below(sql`c.created_at`, sql`c.id`, page.after, "uuid"),
  ]);
}

function walking(
  scope: ClientScope,
  widgetId: number | undefined,
  conditions: SQL,
  { limit }: PageWish,
): SQL {
  if (scope === null && widgetId === undefined) {
    return sql`
      select ${SUMMARY} from widget_conversations c ${FROM_HOME} where ${conditions}
      order by ${NEWEST} limit ${limit}`;
  }
  return sql`
    select ${SUMMARY} from widget_configs w join clients cl on cl.id = w.client_id
    cross join lateral (
      select * from widget_conversations c where c.widget_id = w.id and ${conditions}
      order by ${NEWEST} limit ${limit}
    ) c
    where ${ofClient(scope)} and ${ofWidget(widgetId)}
    order by ${NEWEST} limit ${limit}`;
}

/** Begins with what matches, found by trigram indexes, and looks at nothing else. */
function searching(
  scope: ClientScope,
  { search = "", widget_id }: ConversationFilter,
  conditions: SQL,
  { limit }: PageWish,
): SQL {
  const pattern = containing(search);
  return sql`
    with hits as materialized (
      select id from widget_conversations where visitor_name ilike ${pattern}
      union select id from widget_conversations where visitor_email ilike ${pattern}
      union select id from widget_conversations where visitor_phone ilike ${pattern}
      union select conversation_id from widget_messages where message_text ilike ${pattern}
    )
    select ${SUMMARY} from hits h join widget_conversations c on c.id = h.id ${FROM_HOME}
    where ${conditions} and ${ofClient(scope)} and ${ofWidget(widget_id)}
    order by ${NEWEST} limit ${limit}`;
}

function ofWidget(widgetId: number | undefined): SQL {
  return widgetId === undefined ? sql`true` : sql`w.id = ${widgetId}`;
}

function ofClient(scope: ClientScope): SQL {
  return scope === null ? sql`true` : sql`w.client_id = ${scope}`;
}
