import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type pg from "pg";
import { type KnowledgeRow, type Match, pickAnswer } from "./keyword-answer.ts";
import { findWidget, type WidgetRow } from "./widget-row.ts";

const UNSURE = "I don't have an answer to that. Leave your details and we will get back to you.";

interface MessageBody {
  readonly conversation_id: string;
  readonly message_text: string;
}

/** Seven statements a message, each waited for. */
export function messageRoute(pool: pg.Pool): RequestHandler<{ key: string }, unknown, MessageBody> {
  return async (request, response) => {
    const { conversation_id: conversationId, message_text: text } = request.body;
    const widget = await findWidget(pool, request.params.key);
    if (!widget || !(await isConversation(pool, conversationId, widget.id))) {
      return void response.status(404).json({ error: { code: "not_found" } });
    }
    if (!(await isWithinRate(pool, conversationId, widget))) {
      return void response.status(429).json({ error: { code: "rate_limited" } });
    }
    await addMessage(pool, { conversationId, type: "user", text, sender: null, match: null });
    const match = await findAnswer(pool, widget, text);
    const answer = await addMessage(pool, {
      conversationId,
      type: "bot",
      text: match?.answer ?? UNSURE,
      sender: widget.bot_name,
      match,
    });
    await count(pool, conversationId, answer.text, match);
    response.json({
      message_id: answer.id,
      response: answer.text,
      confidence: match?.confidence ?? 0,
      timestamp: answer.createdAt,
      seq: answer.seq,
    });
  };
}

async function isConversation(pool: pg.Pool, id: string, widgetId: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    "select status from widget_conversations where id = $1 and widget_id = $2",
    [id, widgetId],
  );
  return rowCount === 1;
}

async function isWithinRate(
  pool: pg.Pool,
  conversationId: string,
  widget: WidgetRow,
): Promise<boolean> {
  const { rows } = await pool.query<{ sent: number }>(
    `select count(*)::int as sent from widget_messages
     where conversation_id = $1 and message_type = 'user'
       and created_at > now() - make_interval(secs => $2)`,
    [conversationId, widget.rate_limit_window],
  );
  return (rows[0]?.sent ?? 0) < widget.rate_limit_messages;
}

interface NewMessage {
  readonly conversationId: string;
  readonly type: "user" | "bot";
  readonly text: string;
  readonly sender: string | null;
  readonly match: Match | null;
}

async function addMessage(pool: pg.Pool, message: NewMessage) {
  const id = randomUUID();
  const { rows } = await pool.query<{ seq: number; created_at: Date }>(
    `insert into widget_messages
       (id, conversation_id, seq, message_type, message_text, sender_name, knowledge_base_id,
        confidence_score)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7
     from widget_messages where conversation_id = $2
     returning seq, created_at`,
    [
      id,
      message.conversationId,
      message.type,
      message.text,
      message.sender,
      message.match?.id ?? null,
      message.match?.confidence ?? null,
    ],
  );
  return { id, text: message.text, seq: rows[0]?.seq, createdAt: rows[0]?.created_at };
}

async function findAnswer(pool: pg.Pool, widget: WidgetRow, text: string): Promise<Match | null> {
  const { rows } = await pool.query<KnowledgeRow>(
    `select id, question, answer, keywords, priority from widget_knowledge_base
     where widget_id = $1 and is_active`,
    [widget.id],
  );
  return pickAnswer(rows, text, widget.answer_threshold);
}

async function count(
  pool: pg.Pool,
  conversationId: string,
  lastMessage: string,
  match: Match | null,
): Promise<void> {
  await pool.query(
    `with used as (
       update widget_knowledge_base set times_used = times_used + 1 where id = $3
     )
     update widget_conversations
     set message_count = message_count + 2, bot_response_count = bot_response_count + 1,
       last_message = $2, last_message_at = now(), updated_at = now()
     where id = $1`,
    [conversationId, lastMessage, match?.id ?? null],
  );
}
