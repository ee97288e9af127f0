import { sql } from "drizzle-orm";
import type { StoredLink } from "../domain/transcript-chain.ts";
import type { Database } from "./database.ts";

/** Where a transcript ends at one moment, and what the conversation says of that. */
export interface TranscriptEnd {
  readonly head: string | null;
  readonly lastSeq: number;
}

/** Both of one moment: what is delivered while a transcript is read would look like a new end. */
export async function findTranscriptEnd(
  db: Database,
  conversationId: string,
): Promise<TranscriptEnd | null> {
  const { rows } = await db.execute<TranscriptEnd & Record<string, unknown>>(sql`
    select c.chain_head as head, coalesce((select max(m.seq) from widget_messages m
      where m.conversation_id = c.id), 0) as "lastSeq"
    from widget_conversations c where c.id = ${conversationId}`);
  return rows[0] ?? null;
}

/** Between two numbers, in their order; as many as asked for. */
export async function readTranscript(
  db: Database,
  conversationId: string,
  { afterSeq, lastSeq }: { readonly afterSeq: number; readonly lastSeq: number },
  limit: number,
): Promise<StoredLink[]> {
  const { rows } = await db.execute<StoredLink & Record<string, unknown>>(sql`
    select id, conversation_id as "conversationId", seq, message_type as type,
      message_text as text, sender_name as "senderName",
      round(extract(epoch from created_at) * 1000)::float8 as "createdAtMs",
      chain_hash as "chainHash"
    from widget_messages where conversation_id = ${conversationId} and seq > ${afterSeq}
      and seq <= ${lastSeq}
    order by seq limit ${limit}`);
  return rows;
}
