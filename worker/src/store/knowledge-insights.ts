import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** Who or what a bot message came from, as its metadata says; null for messages older than that. */
export type AnsweredBy = "knowledge" | "small_talk" | "model" | "fallback" | null;

/** A visitor's question, what the bot made of it, and how that went on. */
export interface Asking {
  /** Of the visitor's message. */
  readonly messageId: string;
  /** Of the visitor's browser: the same visitor, as far as anyone can tell. */
  readonly sessionId: string;
  readonly text: string;
  readonly askedAtMs: number;
  /** Of the best entry, 0–1, whether it was given or not. */
  readonly confidence: number;
  /** The entry that was given as the answer. */
  readonly entryId: number | null;
  readonly answeredBy: AnsweredBy;
  readonly wasHelpful: boolean | null;
  readonly ending: AskingEnding;
}

/** What happened after the answer, in the same conversation. */
export interface AskingEnding {
  /** The next words of the visitor; null when there were none. */
  readonly nextText: string | null;
  /** Details were left between this answer and the visitor's next words. */
  readonly leadAfter: boolean;
  /** A person wrote before the visitor's next words, or these never came and a person was asked for. */
  readonly handedOver: boolean;
  /** The conversation ended by the visitor's going away. */
  readonly wasAbandoned: boolean;
  /** Of the conversation, 1–5. */
  readonly rating: number | null;
}

/** A question that visitors asked, and how many of them did. */
export interface AskedQuestion {
  readonly text: string;
  readonly count: number;
}

/** How often an entry answered, and what visitors said to it there. */
export interface EntryUse {
  readonly entryId: number;
  readonly answers: number;
  readonly helpful: number;
  readonly notHelpful: number;
}

export interface Span {
  readonly sinceMs: number;
  readonly limit: number;
}

/** What is spam counts in no figure. A conversation that was quiet since then holds nothing of ours. */
function ownConversations(widgetId: number, sinceMs: number) {
  return sql`c.widget_id = ${widgetId} and not c.is_spam and c.status <> 'spam'
    and c.last_message_at >= to_timestamp(${sinceMs}::float8 / 1000)`;
}

/**
 * Answers of the bot with the questions before them, newest first. A second message of the bot to
 * the same question is no second asking.
 */
export async function readAskings(
  db: Database,
  widgetId: number,
  { sinceMs, limit }: Span,
): Promise<Asking[]> {
  const { rows } = await db.execute<AskingRow>(sql`
    with answers as (
      select b.conversation_id, b.seq, b.created_at, b.confidence_score, b.knowledge_base_id,
        b.was_helpful, b.metadata->>'answered_by' as answered_by,
        c.session_id, c.status, c.lead_id, c.handoff_type, c.satisfaction_rating
      from widget_conversations c
      join widget_messages b on b.conversation_id = c.id and b.message_type = 'bot'
      where ${ownConversations(widgetId, sinceMs)} and b.confidence_score is not null
        and b.created_at >= to_timestamp(${sinceMs}::float8 / 1000)
      order by b.created_at desc, b.id desc limit ${limit}
    )
    select q.id, q.message_text, (extract(epoch from q.created_at) * 1000)::float8 as asked_at_ms,
      a.session_id, a.confidence_score, a.knowledge_base_id, a.answered_by, a.was_helpful,
      n.message_text as next_text, a.status = 'abandoned' as was_abandoned, a.satisfaction_rating,
      coalesce(l.created_at >= a.created_at and (n.created_at is null or l.created_at < n.created_at),
        false) as lead_after,
      (n.seq is null and coalesce(a.handoff_type in ('human', 'ai_agent'), false)) or exists (
        select from widget_messages h where h.conversation_id = a.conversation_id
          and h.message_type = 'human' and h.seq > a.seq and (n.seq is null or h.seq < n.seq)
      ) as handed_over
    from answers a
    cross join lateral (
      select m.id, m.message_type, m.message_text, m.created_at from widget_messages m
      where m.conversation_id = a.conversation_id and m.seq < a.seq
        and m.message_type in ('user', 'bot')
      order by m.seq desc limit 1
    ) q
    left join lateral (
      select m.seq, m.message_text, m.created_at from widget_messages m
      where m.conversation_id = a.conversation_id and m.seq > a.seq and m.message_type = 'user'
      order by m.seq limit 1
    ) n on true
    left join leads l on l.id = a.lead_id
    where q.message_type = 'user'
    order by q.created_at desc, q.id desc`);
  return rows.map(toAsking);
}

interface AskingRow extends Record<string, unknown> {
  readonly id: string;
  readonly session_id: string;
  readonly message_text: string;
  readonly asked_at_ms: number;
  readonly confidence_score: number;
  readonly knowledge_base_id: number | null;
  readonly answered_by: string | null;
  readonly was_helpful: boolean | null;
  readonly next_text: string | null;
  readonly lead_after: boolean;
  readonly handed_over: boolean;
  readonly was_abandoned: boolean;
  readonly satisfaction_rating: number | null;
}

function toAsking(row: AskingRow): Asking {
  return {
    messageId: row.id,
    sessionId: row.session_id,
    text: row.message_text,
    askedAtMs: row.asked_at_ms,
    confidence: row.confidence_score,
    entryId: row.knowledge_base_id,
    answeredBy: toAnsweredBy(row.answered_by),
    wasHelpful: row.was_helpful,
    ending: {
      nextText: row.next_text,
      leadAfter: row.lead_after,
      handedOver: row.handed_over,
      wasAbandoned: row.was_abandoned,
      rating: row.satisfaction_rating,
    },
  };
}

const ANSWERED_BY = ["knowledge", "small_talk", "model", "fallback"] as const;

function toAnsweredBy(stored: string | null): AnsweredBy {
  return ANSWERED_BY.find((each) => each === stored) ?? null;
}

/** What visitors asked the bot, each wording once, with the visitors who used it; most asked first. */
export async function readAskedQuestions(
  db: Database,
  widgetId: number,
  { sinceMs, limit }: Span,
): Promise<AskedQuestion[]> {
  const { rows } = await db.execute<{ text: string; count: number }>(sql`
    select (array_agg(m.message_text order by m.created_at desc, m.id desc))[1] as text,
      count(distinct c.session_id)::int as count
    from widget_conversations c
    join widget_messages m on m.conversation_id = c.id and m.message_type = 'user'
    where ${ownConversations(widgetId, sinceMs)}
      and m.created_at >= to_timestamp(${sinceMs}::float8 / 1000)
      -- What was said to a person was not asked of the knowledge.
      and exists (select from widget_messages b where b.conversation_id = m.conversation_id
        and b.seq = m.seq + 1 and b.message_type = 'bot')
    group by lower(regexp_replace(btrim(m.message_text), '\\s+', ' ', 'g'))
    order by 2 desc, max(m.created_at) desc, 1 limit ${limit}`);
  return rows.map(({ text, count }) => ({ text, count }));
}

/** Entries that answered nothing since then are not listed. */
export async function readEntryUses(
  db: Database,
  widgetId: number,
  sinceMs: number,
): Promise<EntryUse[]> {
  const { rows } = await db.execute<UseRow>(sql`
    select b.knowledge_base_id as id, count(*)::int as answers,
      (count(*) filter (where b.was_helpful))::int as helpful,
      (count(*) filter (where not b.was_helpful))::int as not_helpful
    from widget_conversations c
    join widget_messages b on b.conversation_id = c.id and b.message_type = 'bot'
    where ${ownConversations(widgetId, sinceMs)} and b.knowledge_base_id is not null
      and b.created_at >= to_timestamp(${sinceMs}::float8 / 1000)
    group by 1 order by 1`);
  return rows.map((row) => ({
    entryId: row.id,
    answers: row.answers,
    helpful: row.helpful,
    notHelpful: row.not_helpful,
  }));
}

interface UseRow extends Record<string, unknown> {
  readonly id: number;
  readonly answers: number;
  readonly helpful: number;
  readonly not_helpful: number;
}
