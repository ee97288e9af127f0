import type { Client } from "pg";

const CLIENTS = 5;
const WIDGETS_A_CLIENT = 2;
const OTHER_CLIENT = 2;
/** In every message of one client, and in none of the others'. */
export const FOREIGN_WORD = "zeppelin";

/**
 * `conversations` of them, spread over five clients with two widgets each and over a year, with one
 * message each; a fifth as many leads and audit lines. By SQL alone, indexes after the rows.
 */
export async function fill(client: Client, conversations: number): Promise<void> {
  // Triggers and foreign keys cost hours at this size, and what they guard is made sound below.
  await client.query("set session_replication_role = replica");
  await client.query("set maintenance_work_mem = '256MB'");
  await client.query(`
    insert into clients (name, email, timezone)
    select 'Client ' || n, 'c' || n || '@example.com', 'America/Chicago' from generate_series(1, ${CLIENTS}) n`);
  await client.query(`
    insert into widget_configs (client_id, widget_key, widget_name)
    select c.id, 'wtfu_' || md5(c.id || '-' || n), 'Widget ' || n
    from clients c, generate_series(1, ${WIDGETS_A_CLIENT}) n`);
  const indexes = await dropIndexes(client);
  for (const statement of statementsFor(conversations)) await client.query(statement);
  for (const definition of indexes) await client.query(definition);
  await client.query("analyze");
}

function statementsFor(conversations: number): string[] {
  const widgets = CLIENTS * WIDGETS_A_CLIENT;
  const at = (rows: number) => `now() - n * interval '365 days' / ${rows}`;
  return [
    `insert into widget_conversations (id, widget_id, session_id, visitor_name, visitor_email, status,
       is_spam, lead_captured, started_at, created_at, last_message, last_message_at, message_count)
     select gen_random_uuid(), 1 + n % ${widgets}, 's' || n, 'Visitor ' || md5(n::text),
       case when n % 4 = 0 then md5(n::text) || '@example.com' end,
       case when n % 50 = 0 then 'spam' when n % 3 = 0 then 'completed' when n % 3 = 1 then 'abandoned' else 'active' end,
       n % 50 = 0, n % 12 = 0 and n % 3 = 0, ${at(conversations)}, ${at(conversations)},
       'Thank you, that is all', ${at(conversations)}, 1
     from generate_series(1, ${conversations}) n`,
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text, created_at)
     select gen_random_uuid(), c.id, 1, 'user', 'A question about ' || md5(session_id)
       || case when w.client_id = ${OTHER_CLIENT} then ' ${FOREIGN_WORD}' else '' end, c.created_at
     from widget_conversations c join widget_configs w on w.id = c.widget_id`,
    `insert into leads (id, client_id, name, email, status, created_at)
     select gen_random_uuid(), 1 + n % ${CLIENTS}, 'Lead ' || md5(n::text), md5(n::text) || '@example.com',
       (array['new', 'contacted', 'lost'])[1 + n % 3], ${at(conversations)}
     from generate_series(1, ${conversations} / 5) n`,
    `insert into audit_log (client_id, action, entity_type, entity_id, created_at)
     select 1 + n % ${CLIENTS}, 'lead.updated', 'lead', n::text, ${at(conversations)}
     from generate_series(1, ${conversations} / 5) n`,
  ];
}

/** Their definitions, to make them again: an index is built many times quicker than it is kept. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(`
    select indexname, indexdef from pg_indexes
    where tablename in ('widget_conversations', 'widget_messages', 'leads', 'audit_log')
      and indexname not in (select conname from pg_constraint)`);
  for (const { indexname } of rows)
    await client.query(`drop index ${client.escapeIdentifier(indexname)}`);
  return rows.map(({ indexdef }) => indexdef);
}
