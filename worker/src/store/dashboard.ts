import { type SQL, sql } from "drizzle-orm";
import type { ATTENTION_KINDS } from "../../../contracts/admin/analytics.ts";
import { NOT_OF_SPAM } from "./conversations.ts";
import type { Database } from "./database.ts";
import { type ClientScope, zoneOf } from "./day-range.ts";

const USUAL_DAYS = 28;

export interface TodayRow {
  readonly what: "conversations" | "messages" | "leads" | "appointments";
  readonly today: number;
  /** Mean of the four weeks before, each day up to this time of day. */
  readonly usual: number;
}

export interface AttentionRow {
  readonly kind: (typeof ATTENTION_KINDS)[number];
  readonly count: number;
  readonly widget_id: number | null;
  readonly widget_name: string | null;
}

export interface RecentLeadRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly widget_name: string | null;
  readonly created_at: string;
}

/** Today so far, beside what is usual by this time. */
export async function readTodayAndUsual(db: Database, scope: ClientScope): Promise<TodayRow[]> {
  const own = ownedBy(scope);
  // The instant that it began at, of which there is an index for one widget and for all.
  const talks = sql`select c.created_at as at, 1 as n, c.message_count as messages
    from widget_conversations c join widget_configs w on w.id = c.widget_id
    where not c.is_spam and ${own} and ${recent(sql`c.created_at`)}`;
  const { rows } = await db.execute<TodayRow & Record<string, unknown>>(sql`
    with zone as (select ${zoneOf(scope)} as tz),
    talks as materialized (${talks}),
    seen as (
      select 'conversations' as what, at, n from talks
      union all select 'messages', at, messages from talks
      union all select 'leads', l.created_at, 1 from leads l
        where ${scope === null ? sql`true` : sql`l.client_id = ${scope}`}
          and ${NOT_OF_SPAM.lead} and ${recent(sql`l.created_at`)}
      union all select 'appointments', a.created_at, 1 from widget_appointments a
        join widget_configs w on w.id = a.widget_id
        where ${own} and ${NOT_OF_SPAM.appointment} and ${recent(sql`a.created_at`)}
    ), local as (
      select what, n, (at at time zone tz)::date as day, (at at time zone tz)::time as clock,
        (now() at time zone tz)::date as today, (now() at time zone tz)::time as now_clock
      from seen, zone
    )
    select kinds.what,
      coalesce(sum(n) filter (where day = today), 0)::int as today,
      coalesce(sum(n) filter (where day < today and day >= today - ${USUAL_DAYS}::int
        and clock <= now_clock), 0)::float8 / ${USUAL_DAYS}::int as usual
    from (values ('conversations'), ('messages'), ('leads'), ('appointments')) as kinds(what)
    left join local on local.what = kinds.what group by kinds.what`);
  return rows;
}

/** What somebody should look at, most pressing first; nothing where all is well. */
export async function readAttention(db: Database, scope: ClientScope): Promise<AttentionRow[]> {
  const own = ownedBy(scope);
  const answers = sql`from widget_messages m join widget_conversations c on c.id = m.conversation_id
    join widget_configs w on w.id = c.widget_id
    where m.created_at > now() - interval '7 days' and m.message_type = 'bot' and not c.is_spam
      and ${own}`;
  const { rows } = await db.execute<AttentionRow & Record<string, unknown>>(sql`
    with found as (
      select 1 as rank, 'publish_failed' as kind, count(*)::int as count,
        min(w.id) as widget_id, min(w.widget_name) as widget_name
      from snapshot_publications p join widget_configs w on w.id = p.widget_id
      where p.failed_at is not null and p.published_version < p.version and ${own}
      union all
      select 2, 'leads_waiting', count(*)::int, null, null from leads l
      where l.status = 'new' and l.merged_into is null and l.created_at < now() - interval '24 hours'
        and ${scope === null ? sql`true` : sql`l.client_id = ${scope}`}
      union all
      select 3, 'appointments_pending', count(*)::int, null, null
      from widget_appointments a join widget_configs w on w.id = a.widget_id
      where a.status = 'pending' and a.starts_at > now() and ${own}
      union all
      select 4, 'answers_unhelpful', count(*)::int, w.id, w.widget_name ${answers}
        and m.was_helpful is false group by w.id
      union all
      select 5, 'answers_unsure', count(*)::int, w.id, w.widget_name ${answers}
        and m.confidence_score < w.answer_threshold group by w.id
      union all
      select 6, 'widgets_silent', count(*)::int, min(w.id), min(w.widget_name)
      from widget_configs w join lateral (
        select max(last_ping) as last_ping from widget_installations i where i.widget_id = w.id
      ) i on true
      where w.is_active and ${own}
        and greatest(i.last_ping, ${lastTalk()}) < now() - interval '7 days'
      union all
      select 7, 'widgets_never_seen', count(*)::int, min(w.id), min(w.widget_name)
      from widget_configs w
      where w.is_active and w.created_at < now() - interval '1 day' and ${own}
        and not exists (select from widget_installations i where i.widget_id = w.id)
        and ${lastTalk()} is null
    )
    select kind, count, widget_id, widget_name from found where count > 0
    order by rank, count desc limit 12`);
  return rows;
}

export async function readRecentLeads(db: Database, scope: ClientScope): Promise<RecentLeadRow[]> {
  const { rows } = await db.execute<RecentLeadRow & Record<string, unknown>>(sql`
    select l.id, l.name, l.email, l.phone, w.widget_name, l.created_at
    from leads l left join widget_configs w on w.id = l.widget_id
    where l.merged_into is null and ${scope === null ? sql`true` : sql`l.client_id = ${scope}`}
    order by l.created_at desc nulls last, l.id desc nulls last limit 5`);
  return rows;
}

/** A widget that somebody chats in is seen, whatever else is known of it. Null: nobody ever has. */
function lastTalk(): SQL {
  return sql`(select c.created_at from widget_conversations c
    where c.widget_id = w.id and not c.is_spam
    order by c.created_at desc nulls last, c.id desc nulls last limit 1)`;
}

function ownedBy(scope: ClientScope): SQL {
  return scope === null ? sql`true` : sql`w.client_id = ${scope}`;
}

/** A day more than is counted, whatever the zone. */
function recent(column: SQL): SQL {
  return sql`${column} > now() - make_interval(days => ${USUAL_DAYS + 2}::int)`;
}
