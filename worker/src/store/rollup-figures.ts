import { type SQL, sql } from "drizzle-orm";
import { NOT_OF_SPAM } from "./conversations.ts";

// Parts of one statement, see rollup.ts. Each is a set of all `days` together.

// The planner cannot know how many rows a day has. `offset 0` keeps it from guessing: each day is looked up
// by its widget and bounds, and each conversation's messages by its id, however many there are. All parts are
// materialized for the same reason: in a nested loop a part would be made again for every row.

/** So many times the conversations of these days may a span hold, and is still read in one go. */
const DENSE_MIN = 4;

const words = (m: SQL) => sql`${m}.conversation_id as id, ${m}.knowledge_base_id, ${m}.was_helpful,
  ${m}.response_time_ms, ${m}.confidence_score, ${m}.message_type = 'bot' as is_bot,
  ${m}.message_type = 'bot' and ${m}.knowledge_base_id is null
    and ${m}.metadata ->> 'answered_by' = 'small_talk' as is_small_talk`;

/** What the other parts need of the conversations of these days. */
export const TALKS = sql`talks as materialized (
  select d.widget_id, d.date, d.is_over, date_part('hour', c.started_at at time zone d.zone)::int as hour,
    c.*
  from days d cross join lateral (
    select id, is_spam, status, message_count, duration_seconds, satisfaction_rating, handoff_type,
      lead_captured, page_url, referrer_url, session_id, started_at,
      coalesce(ended_at, started_at) as left_at,
      coalesce(handoff_type <> 'ai_agent', false) or human_response_count > 0 as is_handed_over
    from widget_conversations
    where widget_id = d.widget_id and started_at >= d.from_at and started_at < d.to_at
    offset 0
  ) c
)`;

/**
 * What was said in these conversations. Their ids sort by when they began, and messages lie in an
 * index by them: where these days are most of what began in a span, all of it is read in one go, else
 * each conversation is looked up.
 */
export const SAID = sql`spans as materialized (
  select s.*, (select count(*) from (select 1 from widget_conversations
    where id between s.first_id and s.last_id limit ${DENSE_MIN}::int * s.talks) as began)
      < ${DENSE_MIN}::int * s.talks as is_dense
  from (
    select date, count(*) as talks, (array_agg(id order by id))[1] as first_id,
      (array_agg(id order by id desc))[1] as last_id
    from talks group by date
  ) s
), said as materialized (
  select t.widget_id, t.date, ${words(sql`m`)}
  from spans s cross join lateral (
    select * from widget_messages
    where conversation_id between s.first_id and s.last_id
      and (message_type = 'bot' or was_helpful is not null)
    offset 0
  ) m
  join talks t on t.id = m.conversation_id and t.date = s.date and not t.is_spam
  where s.is_dense
  union all
  select t.widget_id, t.date, ${words(sql`m`)}
  from spans s join talks t on t.date = s.date and not t.is_spam
  cross join lateral (
    select * from widget_messages
    where conversation_id = t.id and (message_type = 'bot' or was_helpful is not null)
    offset 0
  ) m
  where not s.is_dense
)`;

/**
 * By entry, and without one. Sums are of whole numbers: those of fractions depend on the order in which
 * they are added, and the same rows would not give the same figure twice.
 */
export const ENTRIES = sql`by_entry as materialized (
  select widget_id, date, knowledge_base_id,
    count(*) filter (where is_bot) as answers,
    count(*) filter (where is_small_talk) as small_talk,
    count(*) filter (where was_helpful) as helpful,
    count(*) filter (where not was_helpful) as not_helpful,
    sum(response_time_ms) filter (where is_bot) as response_ms,
    count(response_time_ms) filter (where is_bot) as response_count,
    sum((confidence_score * 1000000)::int)
      filter (where is_bot and knowledge_base_id is not null) as confidence,
    count(confidence_score)
      filter (where is_bot and knowledge_base_id is not null) as confidence_count
  from said group by widget_id, date, knowledge_base_id
), entries as materialized (
  select * from by_entry where knowledge_base_id is not null
)`;

const TALKED = sql`talked as materialized (
  select widget_id, date,
    count(*) filter (where not is_spam) as conversations,
    count(*) filter (where not is_spam and status = 'completed') as completed,
    count(*) filter (where not is_spam and status = 'abandoned') as abandoned,
    count(*) filter (where is_spam) as spam,
    sum(message_count) filter (where not is_spam) as messages,
    sum(duration_seconds) filter (where not is_spam) as duration_seconds,
    count(duration_seconds) filter (where not is_spam) as duration_count,
    sum(satisfaction_rating) filter (where not is_spam) as rating,
    count(satisfaction_rating) filter (where not is_spam) as rating_count,
    count(*) filter (where not is_spam and lead_captured) as with_lead,
    count(*) filter (where not is_spam and handoff_type = 'email') as email_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'phone') as phone_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'ai_agent') as ai_agent_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'human') as human_handoffs
  from talks group by widget_id, date
), with_appointment as materialized (
  select widget_id, date, count(*) as conversations from talks t
  where not is_spam and exists (select from widget_appointments a where a.conversation_id = t.id)
  group by widget_id, date
)`;

const ANSWERED = sql`answered as materialized (
  select widget_id, date,
    sum(answers) filter (where knowledge_base_id is not null) as matches,
    sum(answers - small_talk) filter (where knowledge_base_id is null) as fallbacks,
    sum(helpful) as helpful, sum(not_helpful) as not_helpful,
    sum(response_ms) as response_ms, sum(response_count) as response_count,
    sum(confidence) as confidence, sum(confidence_count) as confidence_count
  from by_entry group by widget_id, date
)`;

/** Answered from an entry and not handed over to a person: was the visitor back within seven days? */
const resolved = (now: SQL) => sql`resolvable as materialized (
  select widget_id, date, session_id, started_at, left_at,
    is_over and left_at + interval '7 days' <= ${now} as is_decided
  from talks
  where not is_spam and not is_handed_over
    -- "is true" keeps it a look-up in a hash: a join could be taken for one of a few rows.
    and (id in (select id from said where is_bot and knowledge_base_id is not null)) is true
), resolved as materialized (
  select r.widget_id, r.date, count(*) filter (where r.is_decided) as decided,
    count(*) filter (where not r.is_decided) as undecided,
    count(*) filter (where r.is_decided and not exists (
      select from widget_conversations n
      where n.session_id = r.session_id and n.widget_id = r.widget_id and not n.is_spam
        and n.started_at > r.started_at and n.started_at < r.left_at + interval '7 days'
    )) as durable
  from resolvable r group by r.widget_id, r.date
)`;

const BESIDE_TALKS = sql`captured as materialized (
  select d.widget_id, d.date, l.* from days d cross join lateral (
    select count(*) as leads, count(*) filter (where status = 'converted') as conversions
    from leads l
    where client_id = d.client_id and widget_id = d.widget_id
      and created_at >= d.from_at and created_at < d.to_at and ${NOT_OF_SPAM.lead}
  ) l
), booked as materialized (
  select d.widget_id, d.date, b.* from days d cross join lateral (
    select count(*) as appointments from widget_appointments a
    where widget_id = d.widget_id and created_at >= d.from_at and created_at < d.to_at
      and ${NOT_OF_SPAM.appointment}
  ) b
), tallied as materialized (
  select d.widget_id, d.date, e.* from days d cross join lateral (
    select sum(views) as views, sum(opens) as opens from widget_event_tallies
    where widget_id = d.widget_id and hour >= d.from_at and hour < d.to_at
  ) e
)`;

/** Column of `widget_analytics` → what it is made of. */
const FIGURES = {
  total_conversations: "coalesce(t.conversations, 0)",
  completed_conversations: "coalesce(t.completed, 0)",
  abandoned_conversations: "coalesce(t.abandoned, 0)",
  spam_conversations: "coalesce(t.spam, 0)",
  total_messages: "coalesce(t.messages, 0)",
  avg_messages_per_conversation: "t.messages::float8 / nullif(t.conversations, 0)",
  avg_response_time_ms: "m.response_ms::float8 / nullif(m.response_count, 0)",
  avg_conversation_duration_seconds: "t.duration_seconds::float8 / nullif(t.duration_count, 0)",
  leads_captured: "coalesce(l.leads, 0)",
  email_handoffs: "coalesce(t.email_handoffs, 0)",
  phone_handoffs: "coalesce(t.phone_handoffs, 0)",
  ai_agent_handoffs: "coalesce(t.ai_agent_handoffs, 0)",
  human_handoffs: "coalesce(t.human_handoffs, 0)",
  appointments_booked: "coalesce(b.appointments, 0)",
  avg_satisfaction_rating: "t.rating::float8 / nullif(t.rating_count, 0)",
  helpful_responses: "coalesce(m.helpful, 0)",
  not_helpful_responses: "coalesce(m.not_helpful, 0)",
  avg_confidence_score: "m.confidence::float8 / 1000000 / nullif(m.confidence_count, 0)",
  knowledge_base_matches: "coalesce(m.matches, 0)",
  fallback_responses: "coalesce(m.fallbacks, 0)",
  views: "coalesce(e.views, 0)",
  opens: "coalesce(e.opens, 0)",
  response_time_ms_sum: "coalesce(m.response_ms, 0)",
  response_time_count: "coalesce(m.response_count, 0)",
  duration_seconds_sum: "coalesce(t.duration_seconds, 0)",
  duration_count: "coalesce(t.duration_count, 0)",
  rating_sum: "coalesce(t.rating, 0)",
  rating_count: "coalesce(t.rating_count, 0)",
  confidence_sum: "coalesce(m.confidence, 0)::float8 / 1000000",
  confidence_count: "coalesce(m.confidence_count, 0)",
  conversations_with_lead: "coalesce(t.with_lead, 0)",
  conversations_with_appointment: "coalesce(w.conversations, 0)",
  conversions: "coalesce(l.conversions, 0)",
  durable_resolutions: "coalesce(r.durable, 0)",
  answered_decided: "coalesce(r.decided, 0)",
  answered_undecided: "coalesce(r.undecided, 0)",
} as const;

export const FIGURE_COLUMNS = Object.keys(FIGURES);

const COLUMNS = sql.raw(
  Object.entries(FIGURES)
    .map(([column, value]) => `${value} as ${column}`)
    .join(", "),
);

/** A day of which nothing is known has no row. */
export const figures = (now: SQL) => sql`${TALKED}, ${ANSWERED}, ${resolved(now)}, ${BESIDE_TALKS},
  figures as materialized (
    select widget_id, date, ${COLUMNS}
    from days d
    left join talked t using (widget_id, date)
    left join with_appointment w using (widget_id, date)
    left join answered m using (widget_id, date)
    left join resolved r using (widget_id, date)
    left join captured l using (widget_id, date)
    left join booked b using (widget_id, date)
    left join tallied e using (widget_id, date)
    where coalesce(t.conversations, 0) + coalesce(t.spam, 0) + coalesce(l.leads, 0)
      + coalesce(b.appointments, 0) + coalesce(e.views, 0) + coalesce(e.opens, 0) > 0
  )`;
