import type pg from "pg";
import { ChainChecker, type StoredLink } from "../../worker/src/domain/transcript-chain.ts";

export interface TranscriptFilter {
  readonly conversationId: string | null;
  readonly widgetId: number | null;
  /** Those begun from this day on, `YYYY-MM-DD`. */
  readonly from: string | null;
}

export interface BrokenTranscript {
  readonly conversationId: string;
  readonly problem: string;
}

export interface Verified {
  readonly transcripts: number;
  readonly checked: number;
  readonly unchained: number;
  readonly broken: number;
}

interface ConversationRow {
  readonly id: string;
  readonly chain_head: string | null;
}

type MessageRow = StoredLink & { readonly conversationId: string };

const CONVERSATIONS_AT_ONCE = 200;

/**
 * Checks transcript after transcript in the order of their ids, some at a time, so that any number of
 * them fits into memory. Of one moment: what arrives meanwhile is not looked at.
 */
export async function verifyTranscripts(
  client: pg.Client,
  filter: TranscriptFilter,
  report: (broken: BrokenTranscript) => void,
): Promise<Verified> {
  await client.query("begin isolation level repeatable read read only");
  try {
    let [transcripts, checked, unchained, broken] = [0, 0, 0, 0];
    for (let afterId = ""; ; ) {
      const conversations = await readConversations(client, filter, afterId);
      const messages = Map.groupBy(
        await readMessages(client, conversations),
        (message) => message.conversationId,
      );
      for (const { id, chain_head } of conversations) {
        const checker = new ChainChecker();
        for (const message of messages.get(id) ?? []) checker.add(message);
        const result = checker.end(chain_head);
        transcripts += 1;
        checked += result.checked;
        unchained += result.unchained;
        if (result.problem === null) continue;
        broken += 1;
        report({ conversationId: id, problem: result.problem });
      }
      const last = conversations.at(-1);
      if (!last) return { transcripts, checked, unchained, broken };
      afterId = last.id;
    }
  } finally {
    await client.query("rollback");
  }
}

async function readConversations(
  client: pg.Client,
  { conversationId, widgetId, from }: TranscriptFilter,
  afterId: string,
): Promise<ConversationRow[]> {
  const { rows } = await client.query<ConversationRow>(
    `select id, chain_head from widget_conversations
     where ($1::text = '' or id > $1::uuid) and ($2::uuid is null or id = $2)
       and ($3::int is null or widget_id = $3) and ($4::date is null or started_at >= $4)
     order by id limit $5`,
    [afterId || "", conversationId, widgetId, from, CONVERSATIONS_AT_ONCE],
  );
  return rows;
}

async function readMessages(
  client: pg.Client,
  conversations: readonly ConversationRow[],
): Promise<MessageRow[]> {
  const { rows } = await client.query<MessageRow>(
    `select id, conversation_id as "conversationId", seq, message_type as type,
       message_text as text, sender_name as "senderName",
       round(extract(epoch from created_at) * 1000)::float8 as "createdAtMs",
       chain_hash as "chainHash"
     from widget_messages where conversation_id = any($1) order by conversation_id, seq`,
    [conversations.map(({ id }) => id)],
  );
  return rows;
}
