import type { Client } from "pg";

/** The first widget of all: whoever is signed in for a picture sees its figures. */
const WIDGET = "(select id, client_id from widget_configs order by id limit 1) w";

/** Ten weeks of a quiet clinic: busy by day and on weekdays, growing a little, with spam apart. */
export async function addFigures(client: Client): Promise<void> {
  await client.query(`
    create temporary table past as
    select gen_random_uuid() as id, n, at, n % 23 = 0 as is_spam, n % 9 in (0, 4) as has_lead,
      (array['/', '/contact', '/services', '/new-patients', '/insurance'])[1 + n % 5] as page,
      (array['https://www.google.com/', 'https://www.bing.com/', null,
        'https://maps.google.com/'])[1 + n % 4] as referrer
    from (
      select (row_number() over ())::int as n, date_trunc('day', now()) - d * interval '1 day'
        + (8 + (k * 37 + d * 5) % 11) * interval '1 hour' + (k * 13 % 60) * interval '1 minute' as at
      from generate_series(1, 70) d, generate_series(1, 14) k
      where k <= case when extract(isodow from now() - d * interval '1 day') > 5 then 2
        else 12 - d / 12 end
    ) moments`);
  await addConversations(client);
  await addAnswers(client);
  await client.query(`
    insert into widget_event_tallies (id, widget_id, hour, views, opens)
    select gen_random_uuid(), w.id, date_trunc('hour', past.at), 14 + n % 9, 2 + n % 3
    from past, ${WIDGET}`);
  await client.query("drop table past");
}

async function addConversations(client: Client): Promise<void> {
  await client.query(`
    insert into leads (id, client_id, widget_id, name, email, source, status, created_at)
    select past.id, w.client_id, w.id, 'Visitor ' || n, 'visitor' || n || '@example.com', 'chat_widget',
      case when n % 3 = 0 then 'converted' else 'contacted' end, at + interval '4 minutes'
    from past, ${WIDGET} where has_lead and not is_spam`);
  await client.query(`
    insert into widget_conversations (id, widget_id, session_id, status, edge_status, started_at,
      created_at, ended_at, duration_seconds, message_count, bot_response_count, satisfaction_rating,
      lead_captured, lead_id, is_spam, spam_score, spam_reason, handoff_type, page_url, referrer_url,
      last_message, last_message_at)
    select past.id, w.id, 'past-' || n / 2, s.status, s.status, at, at, at + interval '5 minutes',
      120 + n * 7 % 400, 4, 2, case when n % 6 = 0 then 3 + n % 3 end, has_lead and not is_spam,
      case when has_lead and not is_spam then past.id end, is_spam, case when is_spam then 0.97 else 0 end,
      case when is_spam then 'It has 6 links. It says the same over and over.' end,
      case when n % 9 = 0 then 'human' when n % 31 = 0 then 'email' end,
      'https://www.alignprimarycare.example' || page, referrer, 'Thank you.', at + interval '5 minutes'
    from past, ${WIDGET}, lateral (select case when is_spam then 'spam'
      when n % 3 = 0 then 'abandoned' else 'completed' end as status) s`);
}

/** Two questions and two answers each; every eighth answer names no entry. */
async function addAnswers(client: Client): Promise<void> {
  await client.query(`
    insert into widget_messages (id, conversation_id, seq, message_type, message_text,
      knowledge_base_id, confidence_score, response_time_ms, was_helpful, created_at)
    select gen_random_uuid(), past.id, seq, case when is_bot then 'bot' else 'user' end,
      case when is_bot then 'Yes, we do.' else 'Do you take my insurance?' end,
      case when is_bot and (n + seq) % 8 > 0 then entry.id end,
      case when is_bot then 0.6 + (n % 35) / 100.0 end, case when is_bot then 180 + n * 17 % 400 end,
      case when is_bot and n % 4 = 0 then n % 12 > 0 end, at + seq * interval '20 seconds'
    from past cross join generate_series(1, 4) seq
      cross join lateral (select seq % 2 = 0 as is_bot) kind
      left join lateral (select id from widget_knowledge_base k
        where k.widget_id = (select id from widget_configs order by id limit 1)
          and k.deleted_at is null
        order by k.id offset n % 6 limit 1) entry on true`);
}
