import type pg from "pg";
import { withClient } from "../database/databases.ts";

/** What Postgres holds of a run. */
export interface Stored {
  readonly conversations: readonly StoredConversation[];
  readonly messages: readonly StoredMessage[];
  readonly leads: readonly StoredLead[];
  readonly entries: readonly StoredEntry[];
}

export interface StoredConversation {
  readonly id: string;
  readonly session_id: string;
  readonly widget_key: string;
  readonly status: string;
  readonly message_count: number;
  readonly bot_response_count: number;
  readonly last_message: string | null;
  readonly lead_captured: boolean;
  readonly lead_id: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly conversation_id: string;
  readonly seq: number;
  readonly message_type: string;
  readonly message_text: string;
  readonly knowledge_base_id: number | null;
  readonly was_helpful: boolean | null;
  readonly created_at: Date;
}

export interface StoredLead {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** How often its capture was noted. */
  readonly captures: number;
}

export interface StoredEntry {
  readonly id: number;
  readonly widget_key: string;
  readonly answer: string;
  readonly times_used: number;
  readonly helpful_count: number;
  readonly not_helpful_count: number;
}

/** All of it as it stood at one moment. */
export function readStored(databaseUrl: string): Promise<Stored> {
  return withClient(databaseUrl, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    return {
      conversations: await rows<StoredConversation>(
        client,
        `select c.id, c.session_id, w.widget_key, c.status, c.message_count, c.bot_response_count,
           c.last_message, c.lead_captured, c.lead_id
         from widget_conversations c join widget_configs w on w.id = c.widget_id`,
      ),
      messages: await rows<StoredMessage>(
        client,
        `select id, conversation_id, seq, message_type, message_text, knowledge_base_id,
           was_helpful, created_at
         from widget_messages order by conversation_id, seq`,
      ),
      leads: await rows<StoredLead>(
        client,
        `select l.id, l.name, l.email, l.phone, count(a.lead_id)::int as captures
         from leads l
         left join lead_activities a on a.lead_id = l.id and a.activity_type = 'captured'
         group by l.id`,
      ),
      entries: await rows<StoredEntry>(
        client,
        `select k.id, w.widget_key, k.answer, k.times_used, k.helpful_count, k.not_helpful_count
         from widget_knowledge_base k join widget_configs w on w.id = k.widget_id`,
      ),
    };
  });
}

async function rows<Row extends pg.QueryResultRow>(
  client: pg.Client,
  query: string,
): Promise<Row[]> {
  return (await client.query<Row>(query)).rows;
}

/** Few numbers, quickly had: how far the delivery is. */
export function countStored(
  databaseUrl: string,
): Promise<{ readonly conversations: number; readonly messages: number; readonly leads: number }> {
  return withClient(databaseUrl, async (client) => {
    const { rows: found } = await client.query(
      `select (select count(*) from widget_conversations)::int as conversations,
         (select count(*) from widget_messages)::int as messages,
         (select count(*) from leads)::int as leads`,
    );
    return found[0];
  });
}
