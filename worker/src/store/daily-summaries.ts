import { sql } from "drizzle-orm";
import type { SummaryFigure } from "../notices/notice.ts";
import { NOT_OF_SPAM } from "./conversations.ts";
import type { Database } from "./database.ts";

export interface DueSummary {
  readonly userId: number;
  readonly email: string;
  readonly locale: string;
  readonly clientId: number;
  readonly clientName: string;
  readonly timezone: string;
  /** `YYYY-MM-DD`, yesterday of the client's zone. */
  readonly date: string;
  readonly figures: Readonly<Record<SummaryFigure, number>>;
}

/**
 * Users who wish for a summary, where it is one of the hours now, who have not got yesterday's: with
 * its figures, counted once a client as the analytics count them. Days without anything are left out.
 * A zone that the database does not know is UTC: it would fail the summaries of all.
 */
export async function findDueSummaries(
  db: Database,
  hours: { readonly first: number; readonly last: number },
  nowMs: number,
): Promise<DueSummary[]> {
  const now = sql`to_timestamp(${nowMs}::float8 / 1000)`;
  const { rows } = await db.execute<DueSummary & Record<string, unknown>>(sql`
    with zoned as materialized (
      select u.id as user_id, u.email, u.locale, c.id as client_id, c.name, c.timezone,
        coalesce(z.name, 'UTC') as zone
      from users u join clients c on c.id = u.client_id
      left join pg_timezone_names z on lower(z.name) = lower(c.timezone)
      where u.is_active and c.status = 'active'
        and u.notification_preferences @> '{"daily_summary": true}'
    ), due as materialized (
      select *, (${now} at time zone zone)::date - 1 as day from zoned
      where extract(hour from ${now} at time zone zone)
        between ${hours.first}::int and ${hours.last}::int
    ), missing as materialized (
      select * from due where not exists (select from notification_log n
        where n.notice_id = 'daily_summary:' || due.user_id || ':' || due.day)
    ), spans as (
      select distinct client_id, day, day::timestamp at time zone zone as from_at,
        (day + 1)::timestamp at time zone zone as to_at
      from missing
    ), talks as materialized (
      select s.client_id, t.id, t.message_count from spans s
      join widget_configs w on w.client_id = s.client_id
      join widget_conversations t on t.widget_id = w.id and not t.is_spam
        and t.started_at >= s.from_at and t.started_at < s.to_at
    ), counted as (
      select s.client_id, jsonb_build_object(
        'conversations', (select count(*) from talks t where t.client_id = s.client_id),
        'messages', (select coalesce(sum(message_count), 0) from talks t
          where t.client_id = s.client_id),
        'leads', (select count(*) from leads l where l.client_id = s.client_id
          and l.created_at >= s.from_at and l.created_at < s.to_at and ${NOT_OF_SPAM.lead}),
        'appointments', (select count(*) from widget_appointments a
          join widget_configs w on w.id = a.widget_id where w.client_id = s.client_id
          and a.created_at >= s.from_at and a.created_at < s.to_at and ${NOT_OF_SPAM.appointment}),
        'handovers', (select count(*) from talks t join widget_conversations c on c.id = t.id
          where t.client_id = s.client_id and c.claimed_at is not null),
        'unanswered', (select count(*) from talks t join widget_messages m
          on m.conversation_id = t.id and m.message_type = 'bot' and m.knowledge_base_id is null
          where t.client_id = s.client_id)
      ) as figures
      from spans s
    )
    select m.user_id as "userId", m.email, m.locale, m.client_id as "clientId",
      m.name as "clientName", m.timezone, m.day::text as date, k.figures
    from missing m join counted k on k.client_id = m.client_id
    where (k.figures ->> 'conversations')::int + (k.figures ->> 'leads')::int
      + (k.figures ->> 'appointments')::int > 0
    order by m.user_id`);
  return rows;
}
