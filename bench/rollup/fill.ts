import type pg from "pg";
import { say } from "../../tools/local/problem.ts";

export interface Size {
  readonly conversations: number;
  readonly messages: number;
  readonly days: number;
}

export const STANDARD: Size = { conversations: 1_000_000, messages: 8_000_000, days: 90 };

/** Clocks change within these days, in America and in Europe. */
export const FIRST_DAY = "2026-01-05";

const CLIENTS = 12;
const WIDGETS = 40;
const ENTRIES = 20;
const ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
];

/**
 * Fills an empty database at the newest migration. Rows lie in the order in which they would have been
 * written, a day at a time. The indexes that serve searches for words are not made: no figure uses them,
 * and they would take most of the time.
 */
export async function fill(client: pg.Client, size: Size): Promise<void> {
  // No triggers and no references: what is made fits together, and nothing of it is owed to a rollup.
  await client.query("set session_replication_role = replica");
  await client.query("set work_mem = '256MB'");
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("select setseed(0.42)");
  await makeHomes(client);
  const indexes = await dropIndexes(client);
  for (let day = 0; day < size.days; day += 1) {
    await makeTalks(client, size, day);
    await makeMessages(client, day);
    if ((day + 1) % 15 === 0) say(`  ${day + 1} days of ${size.days}`);
  }
  await makeLeadsAndBookings(client);
  await makeTallies(client, size);
  for (const index of indexes) await client.query(index);
  await client.query("vacuum (analyze)");
  await client.query("create table bench_size (conversations int, messages int, days int)");
  await client.query("insert into bench_size values ($1, $2, $3)", [
    size.conversations,
    size.messages,
    size.days,
  ]);
}

async function makeHomes(client: pg.Client): Promise<void> {
  await client.query(
    `insert into clients (name, email, timezone)
     select 'Client ' || n, 'c' || n || '@example.com', ($1::text[])[1 + n % cardinality($1::text[])]
     from generate_series(1, ${CLIENTS}) n order by n`,
    [ZONES],
  );
  await client.query(
    `insert into widget_configs (client_id, widget_key, widget_name, retention_days)
     select 1 + n % ${CLIENTS}, 'wtfu_' || lpad(n::text, 32, '0'), 'Widget ' || n, 3650
     from generate_series(1, ${WIDGETS}) n order by n`,
  );
  await client.query(
    `insert into widget_knowledge_base (widget_id, category, question, answer)
     select w, 'general', 'Question ' || n, 'Answer ' || n
     from generate_series(1, ${WIDGETS}) w, generate_series(1, ${ENTRIES}) n order by w, n`,
  );
}

/** So many random numbers, each a column: one that is named twice is the same number. */
function luck(count: number): string {
  return Array.from({ length: count }, (_, index) => `random() as luck_${index + 1}`).join(", ");
}

/** Made again at the end, in one go each. Returns how. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in ('widget_conversations'::regclass, 'widget_messages'::regclass)
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition).filter((one) => !one.includes("gin_trgm_ops"));
}

/** Few widgets have most visitors; one visitor in four was there before, within days. */
async function makeTalks(client: pg.Client, size: Size, day: number): Promise<void> {
  const first = Math.floor((size.conversations * day) / size.days) + 1;
  const last = Math.floor((size.conversations * (day + 1)) / size.days);
  const perTalk = Math.max(1, Math.round(size.messages / size.conversations));
  await client.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at, created_at, ended_at,
      duration_seconds, status, is_spam, spam_score, lead_captured, lead_id, handoff_type,
      satisfaction_rating, message_count, bot_response_count, human_response_count, page_url,
      referrer_url, last_message_at)
    select uuidv7(started_at - now()), 1 + floor(power(visit.share, 2) * ${WIDGETS})::int,
      'session-' || visitor, started_at, started_at,
      case when status <> 'active' then started_at + lasts * interval '1 second' end,
      case when status <> 'active' then lasts end,
      status, is_spam, case when is_spam then 0.9 else 0.1 end, leads,
      case when leads then uuidv7(started_at - now()) end,
      case when luck_1 < 0.06 then (array['email', 'phone', 'ai_agent', 'human'])[1 + floor(luck_2 * 4)::int] end,
      case when luck_3 < 0.12 then 1 + floor(5 * sqrt(luck_4))::int end,
      said, said / 2, 0,
      'https://shop' || floor(power(visit.share, 2) * ${WIDGETS})::int || '.example/page/' || floor(power(luck_5, 3) * 40)::int
        || case when luck_7 < 0.3 then '?visit=' || n else '' end,
      case when luck_6 < 0.5 then 'https://search' || floor(luck_7 * 8)::int || '.example/?q=words' end,
      started_at + lasts * interval '1 second'
    from (
      select *,
        $3::timestamptz + (luck_8 + luck_9 + luck_10) / 3 * interval '1 day' as started_at,
        case when luck_11 < 0.4 then 'completed' when luck_11 < 0.97 then 'abandoned' else 'active' end as status,
        luck_12 < 0.05 as is_spam, luck_13 < 0.08 as leads,
        -- Two after one another have the wanted number of messages on average, each its own.
        $4::int + case when n % 2 = 0 then 1 else -1 end * (hashint4(n / 2) & 1023) % $4::int as said
      from (
        select *, 30 + floor(-ln(1 - luck_16) * 240)::int as lasts,
          case when luck_14 < 0.25 then greatest(1, n - floor(luck_15 * $5::int)::int) else n end as visitor
        from (select n, ${luck(16)} from generate_series($1::int, $2::int) n) as drawn
      ) as visited
    ) as told
    cross join lateral (select (hashint4(visitor) & 65535) / 65536.0 as share) visit
    order by started_at`,
    [first, last, dayAt(day), perTalk, Math.ceil((size.conversations / size.days) * 6)],
  );
}

async function makeMessages(client: pg.Client, day: number): Promise<void> {
  await client.query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text,
      knowledge_base_id, confidence_score, response_time_ms, was_helpful, metadata, created_at)
    select uuidv7(created_at - now()), id, seq, case when is_bot then 'bot' else 'user' end,
      repeat('some words ', 3 + (luck_1 * 6)::int),
      case when is_match then (widget_id - 1) * ${ENTRIES} + 1 + floor(power(luck_2, 2) * ${ENTRIES})::int end,
      case when is_bot then round(luck_3::numeric, 4) end,
      case when is_bot then 8 + floor(-ln(1 - luck_4) * 40)::int end,
      case when is_bot and luck_5 < 0.06 then luck_6 < 0.8 end,
      case when is_match then '{"answered_by": "knowledge", "snapshot_version": 12, "knowledge_version": 3}'
        when is_bot and luck_7 < 0.3 then '{"answered_by": "small_talk", "snapshot_version": 12, "topic": "greeting"}'
        when is_bot then '{"answered_by": "fallback", "snapshot_version": 12, "knowledge_version": 3}'
        else '{}' end::jsonb,
      created_at
    from (
      select c.id, c.widget_id, seq, seq % 2 = 0 as is_bot,
        seq % 2 = 0 and random() < 0.75 as is_match, ${luck(7)},
        c.started_at + (c.last_message_at - c.started_at) * (seq - 1) / c.message_count as created_at
      from widget_conversations c cross join lateral generate_series(1, c.message_count) seq
      where c.started_at >= $1::timestamptz and c.started_at < $1::timestamptz + interval '1 day'
    ) as said
    order by created_at`,
    [dayAt(day)],
  );
}

async function makeLeadsAndBookings(client: pg.Client): Promise<void> {
  await client.query(
    `insert into leads (id, client_id, widget_id, status, created_at)
     select c.lead_id, w.client_id, c.widget_id,
       case when random() < 0.15 then 'converted' else 'new' end, c.last_message_at
     from widget_conversations c join widget_configs w on w.id = c.widget_id
     where c.lead_id is not null order by c.last_message_at`,
  );
  await client.query(
    `insert into widget_appointments (id, conversation_id, widget_id, resource_id, customer_name,
      preferred_date, preferred_time, starts_at, ends_at, created_at)
     select uuidv7(last_message_at - now()), id, widget_id, id::text, 'A visitor', '2026-12-01', '10:00',
       '2026-12-01T10:00Z', '2026-12-01T10:30Z', last_message_at
     from widget_conversations where random() < 0.02 order by last_message_at`,
  );
}

async function makeTallies(client: pg.Client, { days }: Size): Promise<void> {
  await client.query(
    `insert into widget_event_tallies (id, widget_id, hour, views, opens)
     select uuidv7(hour - now()), w, hour, 50 + floor(random() * 200)::int, floor(random() * 40)::int
     from generate_series($1::timestamptz, $1::timestamptz + ($2::int * 24 - 1) * interval '1 hour', interval '1 hour') hour,
       generate_series(1, ${WIDGETS}) w order by hour`,
    [dayAt(0), days],
  );
}

export function dayAt(day: number): string {
  return new Date(Date.parse(FIRST_DAY) + day * 86_400_000).toISOString();
}
