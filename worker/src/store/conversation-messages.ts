import { sql } from "drizzle-orm";
import type { MessageType } from "../../../contracts/message.ts";
import type { Database } from "./database.ts";

export interface MessageRow {
  readonly id: string;
  readonly seq: number;
  readonly message_type: MessageType;
  readonly message_text: string;
  readonly sender_name: string | null;
  readonly confidence_score: number | null;
  readonly response_time_ms: number | null;
  readonly was_helpful: boolean | null;
  readonly feedback_text: string | null;
  readonly is_from_agent: boolean;
  readonly is_blocked: boolean;
  readonly blocked_reason: string | null;
  readonly event: string | null;
  readonly entry_id: number | null;
  readonly entry_question: string | null;
  readonly entry_is_in_draft: boolean | null;
  readonly created_at: string;
}

export interface MessageList {
  readonly isNewestFirst: boolean;
  /** The place where the page before ended; null for the first page. */
  readonly from: number | null;
  readonly limit: number;
}

/** In the order in which they were written, or the newest first. */
export async function listMessages(
  db: Database,
  conversationId: string,
  { isNewestFirst, from, limit }: MessageList,
): Promise<MessageRow[]> {
  const order = isNewestFirst ? sql`desc` : sql`asc`;
  const further = isNewestFirst ? sql`m.seq < ${from}` : sql`m.seq > ${from}`;
  const { rows } = await db.execute<MessageRow & Record<string, unknown>>(sql`
    select m.id, m.seq, m.message_type, m.message_text, m.sender_name, m.confidence_score,
      m.response_time_ms, m.was_helpful, m.feedback_text,
      coalesce(m.metadata->>'answered_by' = 'ai_agent', false) as is_from_agent,
      coalesce(m.metadata->>'blocked' = 'true', false) as is_blocked,
      case when m.metadata->>'blocked' = 'true' then m.metadata->>'reason' end as blocked_reason,
      case when m.message_type = 'system' then m.metadata->>'event' end as event, k.id as entry_id,
      k.question as entry_question, k.deleted_at is null as entry_is_in_draft, m.created_at
    from widget_messages m left join widget_knowledge_base k on k.id = m.knowledge_base_id
    where m.conversation_id = ${conversationId} and ${from === null ? sql`true` : further}
    order by m.seq ${order} limit ${limit}`);
  return rows;
}
