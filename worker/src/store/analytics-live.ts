import { type SQL, sql } from "drizzle-orm";
import { NOT_OF_SPAM } from "./conversations.ts";
import { onLiveDay } from "./figure-days.ts";

/**
 * `live_rows`: figures of the days in `live`, by the definitions of the rollup, whose columns they
 * are named after. Of days, not of widgets: they are only ever added up.
 */
export function liveRows(): SQL {
  return sql`talks as materialized (
      select live.date, c.id, c.widget_id, c.session_id, c.status, c.is_spam, c.message_count,
        c.lead_captured, c.handoff_type, c.claimed_at, c.duration_seconds, c.satisfaction_rating,
        c.started_at, coalesce(c.ended_at, c.started_at) as ended_at
      from live join widget_conversations c on c.widget_id = live.widget_id
        and ${onLiveDay(sql`c.started_at`)}
    ), said as materialized (
      select t.id, t.date, m.was_helpful, m.response_time_ms, m.confidence_score,
        m.message_type = 'bot' as is_bot,
        m.message_type = 'bot' and m.knowledge_base_id is not null as is_match,
        ${IS_FALLBACK} as is_fallback
      from talks t join widget_messages m on m.conversation_id = t.id
      where not t.is_spam and (m.message_type = 'bot' or m.was_helpful is not null)
    ), live_rows as (${TALK_ROWS} full join (${MESSAGE_ROWS}) s using (date)
      full join (${DURABLE_ROWS}) u using (date) full join (${LEAD_ROWS}) l using (date)
      full join (${APPOINTMENT_ROWS}) b using (date) full join (${TALLY_ROWS}) e using (date))`;
}

/** Small talk is neither: nobody expects the knowledge to hold an answer to "thanks". */
const IS_FALLBACK = sql`m.message_type = 'bot' and m.knowledge_base_id is null
  and m.metadata->>'answered_by' is distinct from 'small_talk'`;

const TALK_ROWS = sql`select * from (
  select t.date, count(*) filter (where not is_spam) as total_conversations,
    count(*) filter (where not is_spam and status = 'completed') as completed_conversations,
    count(*) filter (where not is_spam and status = 'abandoned') as abandoned_conversations,
    count(*) filter (where is_spam) as spam_conversations,
    sum(message_count) filter (where not is_spam) as total_messages,
    count(*) filter (where not is_spam and handoff_type = 'email') as email_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'phone') as phone_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'ai_agent') as ai_agent_handoffs,
    count(*) filter (where not is_spam and handoff_type = 'human') as human_handoffs,
    sum(duration_seconds) filter (where not is_spam) as duration_seconds_sum,
    count(duration_seconds) filter (where not is_spam) as duration_count,
    sum(satisfaction_rating) filter (where not is_spam) as rating_sum,
    count(satisfaction_rating) filter (where not is_spam) as rating_count,
    count(*) filter (where not is_spam and lead_captured) as conversations_with_lead,
    count(*) filter (where not is_spam and exists (
      select from widget_appointments a where a.conversation_id = t.id)) as conversations_with_appointment
  from talks t group by t.date) c`;

const MESSAGE_ROWS = sql`select date, count(*) filter (where was_helpful) as helpful_responses,
    count(*) filter (where not was_helpful) as not_helpful_responses,
    count(*) filter (where is_match) as knowledge_base_matches,
    count(*) filter (where is_fallback) as fallback_responses,
    sum(response_time_ms) filter (where is_bot) as response_time_ms_sum,
    count(response_time_ms) filter (where is_bot) as response_time_count,
    sum(confidence_score) filter (where is_match) as confidence_sum,
    count(confidence_score) filter (where is_match) as confidence_count
  from said group by date`;

/**
 * Answered by the bot's knowledge and by no person; durable where the same visitor did not come back
 * to the widget within seven days of its end, which is decided only when these are over.
 */
const DURABLE_ROWS = sql`select date, count(*) filter (where not is_decided) as answered_undecided,
    count(*) filter (where is_decided) as answered_decided,
    count(*) filter (where is_decided and not is_back) as durable_resolutions
  from (
    select t.date, t.ended_at + interval '7 days' <= now() as is_decided, exists (
      select from widget_conversations n where n.session_id = t.session_id
        and n.widget_id = t.widget_id and n.id <> t.id and not n.is_spam
        and n.started_at > t.started_at and n.started_at <= t.ended_at + interval '7 days'
    ) as is_back
    from talks t
    where not t.is_spam and t.claimed_at is null and t.handoff_type is distinct from 'human'
      and t.id in (select id from said where is_match)
  ) answered group by date`;

const LEAD_ROWS = sql`select live.date, count(*) as leads_captured,
    count(*) filter (where l.status = 'converted') as conversions
  from live join leads l on l.widget_id = live.widget_id and ${onLiveDay(sql`l.created_at`)}
  where ${NOT_OF_SPAM.lead} group by live.date`;

const APPOINTMENT_ROWS = sql`select live.date, count(*) as appointments_booked
  from live join widget_appointments a on a.widget_id = live.widget_id
    and ${onLiveDay(sql`a.created_at`)}
  where ${NOT_OF_SPAM.appointment} group by live.date`;

const TALLY_ROWS = sql`select live.date, sum(e.views) as views, sum(e.opens) as opens
  from live join widget_event_tallies e on e.widget_id = live.widget_id and ${onLiveDay(sql`e.hour`)}
  group by live.date`;
