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
  readonly entry_id: number | null;
  readonly entry_question: string | null;
  readonly entry_is_in_draft: boolean | null;
  readonly created_at: string;
}

/** In the order in which they were written, those after `afterSeq`. */
export async function listMessages(
  db: Database,
  conversationId: string,
  afterSeq: number,
  limit: number,
): Promise<MessageRow[]> {
  const { rows } = await db.execute<MessageRow & Record<string, unknown>>(sql`
    select m.id, m.seq, m.message_type, m.message_text, m.sender_name, m.confidence_score,
      m.response_time_ms, m.was_helpful, m.feedback_text, k.id as entry_id,
      k.question as entry_question, k.deleted_at is null as entry_is_in_draft, m.created_at
    from widget_messages m left join widget_knowledge_base k on k.id = m.knowledge_base_id
    where m.conversation_id = ${conversationId} and m.seq > ${afterSeq}
    order by m.seq limit ${limit}`);
  return rows;
}
