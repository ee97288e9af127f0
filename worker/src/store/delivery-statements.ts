import { type SQL, sql } from "drizzle-orm";
import type {
  ConversationEvent,
  DisclaimerEvent,
  FeedbackEvent,
  MessageEvent,
} from "../domain/outbox-event.ts";
import { isKept } from "./deleted-conversations.ts";
import { storableJson } from "./storable-json.ts";

// Each statement takes all events of its kind as one JSON parameter, so that a burst costs no more
// statements than a single message.

/**
 * Takes the locks on every knowledge entry that this batch will count, lowest id first. Batches of
 * many objects meet on the same popular entries; taken in any other order they would deadlock.
 * It also keeps the entries from being deleted until the batch is done.
 */
export function lockEntries(
  messages: readonly MessageEvent[],
  feedback: readonly FeedbackEvent[],
): SQL {
  const entryIds = messages.map((message) => message.knowledgeEntryId);
  const messageIds = feedback.map((given) => given.messageId);
  return sql`
    select id from widget_knowledge_base
    where id in (
      select value::int from jsonb_array_elements_text(${storableJson(entryIds)}::jsonb)
      union
      select knowledge_base_id from widget_messages where id in (
        select value::uuid from jsonb_array_elements_text(${storableJson(messageIds)}::jsonb)
      )
    )
    order by id for no key update`;
}

/** Once a user has said what it is, the edge is not asked; until then, spam stays spam. */
const IS_SPAM_NOW = sql`(stored.is_spam or (stored.spam_decided_at is null and excluded.is_spam))`;

/**
 * Only what the edge owns is overwritten. Whoever claims it
 * looks after it, unless somebody does already; a user who is gone meanwhile is nobody.
 */
export function saveConversations(conversations: readonly ConversationEvent[]): SQL {
  return sql`
    insert into widget_conversations as stored (id, widget_id, widget_key, session_id, revision,
      status, edge_status,
      visitor_name, visitor_email, visitor_phone, visitor_external_id, known_visitor,
      ip_address, user_agent, referrer_url, page_url,
      lead_captured, lead_id, handoff_type, handoff_details, satisfaction_rating,
      handover_phase, handover_reason, waiting_since, claimed_by, claimed_at, assigned_to, outcome,
      spam_score, is_spam, spam_reason,
      started_at, ended_at, duration_seconds, created_at, updated_at)
    select e.id, e."widgetId", e."widgetKey", e."sessionId", e.revision,
      case when e."isSpam" then 'spam' else e.status end, e.status,
      e."visitorName", e."visitorEmail", e."visitorPhone", e."visitorExternalId",
      e."knownVisitor", e."ipAddress", e."userAgent",
      e."referrerUrl", e."pageUrl", e."leadId" is not null, l.id, e."handoffType",
      e."handoffDetails", e."satisfactionRating",
      coalesce(e."handoverPhase", 'bot'), e."handoverReason",
      to_timestamp(e."waitingSinceMs" / 1000.0), u.id, to_timestamp(e."claimedAtMs" / 1000.0), a.id,
      e.outcome, coalesce(e."spamScore", 0), coalesce(e."isSpam", false), e."spamReason",
      to_timestamp(e."startedAtMs" / 1000.0), to_timestamp(e."endedAtMs" / 1000.0),
      case when e."endedAtMs" is not null
        then greatest(0, (e."endedAtMs" - e."startedAtMs") / 1000.0)::int end,
      to_timestamp(e."startedAtMs" / 1000.0), now()
    from jsonb_to_recordset(${storableJson(conversations)}::jsonb) as e(
      id uuid, revision int, "widgetId" int, "widgetKey" text, "sessionId" text, status text,
      "visitorName" text, "visitorEmail" text, "visitorPhone" text, "visitorExternalId" text, "knownVisitor" jsonb,
      "ipAddress" inet,
      "userAgent" text, "referrerUrl" text, "pageUrl" text, "leadId" uuid, "handoffType" text,
      "handoffDetails" jsonb, "satisfactionRating" int, "startedAtMs" bigint, "endedAtMs" bigint,
      "handoverPhase" text, "handoverReason" text, "waitingSinceMs" bigint, "claimedBy" int,
      "claimedAtMs" bigint, "lastClaimedBy" int, outcome text, "spamScore" real, "isSpam" boolean, "spamReason" text
    )
    left join lateral ${standingLead(sql`e."leadId"`)} l on true
    left join users u on u.id = e."claimedBy"
    left join users a on a.id = e."lastClaimedBy"
    where ${isKept(sql`e.id`)}
    order by e.id
    on conflict (id) do update set
      revision = excluded.revision,
      status = case when ${IS_SPAM_NOW} then 'spam'
        when excluded.edge_status = 'spam' then 'abandoned' else excluded.edge_status end,
      edge_status = excluded.edge_status,
      is_spam = ${IS_SPAM_NOW},
      spam_score = case when stored.spam_decided_at is null
        then greatest(stored.spam_score, excluded.spam_score) else stored.spam_score end,
      spam_reason = case when stored.spam_decided_at is null
        then coalesce(excluded.spam_reason, stored.spam_reason) else stored.spam_reason end,
      visitor_name = excluded.visitor_name, visitor_email = excluded.visitor_email,
      visitor_phone = excluded.visitor_phone,
      visitor_external_id = excluded.visitor_external_id, known_visitor = excluded.known_visitor,
      ip_address = excluded.ip_address,
      user_agent = excluded.user_agent, referrer_url = excluded.referrer_url,
      page_url = excluded.page_url, lead_captured = excluded.lead_captured,
      lead_id = excluded.lead_id, handoff_type = excluded.handoff_type,
      handoff_details = excluded.handoff_details,
      satisfaction_rating = excluded.satisfaction_rating,
      handover_phase = excluded.handover_phase, handover_reason = excluded.handover_reason,
      waiting_since = excluded.waiting_since, claimed_by = excluded.claimed_by,
      claimed_at = excluded.claimed_at, outcome = excluded.outcome,
      assigned_to = case when stored.claimed_at is distinct from excluded.claimed_at
        then coalesce(stored.assigned_to, excluded.assigned_to) else stored.assigned_to end,
      started_at = excluded.started_at,
      ended_at = excluded.ended_at, duration_seconds = excluded.duration_seconds,
      updated_at = now()
    where stored.revision < excluded.revision`;
}

/** The lead itself, or the one that it was merged into. */
function standingLead(leadId: SQL): SQL {
  return sql`(
    with recursive upwards as (
      select id, merged_into from leads where id = ${leadId}
      union all
      select p.id, p.merged_into from leads p join upwards u on p.id = u.merged_into
    ) select id from upwards where merged_into is null
  )`;
}

/**
 * Counters move by the rows that were really new, in the statement that adds them. Of an entry that
 * has been deleted meanwhile, the message keeps its text and forgets the entry.
 */
export function addMessages(messages: readonly MessageEvent[]): SQL {
  return sql`
    with added as (
      insert into widget_messages (id, conversation_id, seq, message_type, message_text,
        sender_name, knowledge_base_id, confidence_score, response_time_ms, metadata, chain_hash,
        created_at)
      select e.id, e."conversationId", e.seq, e.type, e.text, e."senderName", k.id,
        e.confidence, e."responseTimeMs", coalesce(e.metadata, '{}'), e."chainHash",
        to_timestamp(e."createdAtMs" / 1000.0)
      from jsonb_to_recordset(${storableJson(messages)}::jsonb) as e(
        id uuid, "conversationId" uuid, seq int, type text, text text, "senderName" text,
        "knowledgeEntryId" int, confidence float8, "responseTimeMs" int, metadata jsonb,
        "chainHash" text, "createdAtMs" bigint
      )
      left join widget_knowledge_base k on k.id = e."knowledgeEntryId"
      where ${isKept(sql`e."conversationId"`)}
      order by e.id
      on conflict (id) do nothing
      returning conversation_id, seq, message_type, message_text, knowledge_base_id, chain_hash,
        created_at
    ), grown as (
      select conversation_id, count(*) as all_new,
        count(*) filter (where message_type = 'bot') as bot_new,
        count(*) filter (where message_type = 'human') as human_new,
        (array_agg(message_text order by seq desc))[1] as last_text,
        (array_agg(created_at order by seq desc))[1] as last_at,
        (array_agg(chain_hash order by seq desc))[1] as last_hash, max(seq) as last_seq
      from added group by conversation_id
    ), counted as (
      update widget_conversations c set
        message_count = c.message_count + g.all_new,
        bot_response_count = c.bot_response_count + g.bot_new,
        human_response_count = c.human_response_count + g.human_new,
        last_message = case when g.last_at < c.last_message_at then c.last_message else g.last_text end,
        last_message_at = greatest(c.last_message_at, g.last_at),
        -- The head only ever moves forward. This reads what was there before the statement.
        chain_head = case when g.last_seq > coalesce(
            (select max(m.seq) from widget_messages m where m.conversation_id = c.id), 0)
          then coalesce(g.last_hash, c.chain_head) else c.chain_head end,
        updated_at = now()
      from grown g where c.id = g.conversation_id
    )
    update widget_knowledge_base k set times_used = k.times_used + u.uses
    from (
      select knowledge_base_id, count(*) as uses from added
      where knowledge_base_id is not null group by knowledge_base_id
    ) u
    where k.id = u.knowledge_base_id`;
}

/** An entry's counts move by the difference between the mind that was stored and the new one. */
export function saveFeedback(feedback: readonly FeedbackEvent[]): SQL {
  return sql`
    with changing as materialized (
      select m.id, m.knowledge_base_id, m.was_helpful as was, e."wasHelpful" as is_now,
        e."feedbackText" as feedback_text, e.revision
      from widget_messages m
      join jsonb_to_recordset(${storableJson(feedback)}::jsonb) as e(
        "messageId" uuid, revision int, "wasHelpful" boolean, "feedbackText" text
      ) on e."messageId" = m.id
      where m.feedback_revision < e.revision
      order by m.id for no key update of m
    ), changed as (
      update widget_messages m set
        was_helpful = c.is_now, feedback_text = c.feedback_text, feedback_revision = c.revision
      from changing c where m.id = c.id
    )
    update widget_knowledge_base k set
      helpful_count = greatest(0, k.helpful_count + d.helpful),
      not_helpful_count = greatest(0, k.not_helpful_count + d.not_helpful)
    from (
      select knowledge_base_id,
        sum(is_now::int - (was is true)::int) as helpful,
        sum((not is_now)::int - (was is false)::int) as not_helpful
      from changing where knowledge_base_id is not null group by knowledge_base_id
    ) d
    where k.id = d.knowledge_base_id`;
}

/**
 * With the text that stood under the version then; none is named that was written after it. Of a
 * conversation that was deleted meanwhile nothing is kept, nor of its visitor.
 */
export function keepAcceptances(acceptances: readonly DisclaimerEvent[]): SQL {
  return sql`
    insert into widget_disclaimer_acceptances (id, widget_id, conversation_id, kind, text_id,
      session_id, version, ip_address, user_agent, accepted_at)
    select e.id, e."widgetId", c.id, coalesce(e.accepted, 'disclaimer'), (
        select t.id from widget_notice_texts t
        where t.widget_id = e."widgetId" and t.kind = coalesce(e.accepted, 'disclaimer')
          and t.version = e.version and t.created_at <= to_timestamp(e."acceptedAtMs" / 1000.0)
        order by t.created_at desc, t.id desc limit 1
      ), e."sessionId", e.version, e."ipAddress", e."userAgent",
      to_timestamp(e."acceptedAtMs" / 1000.0)
    from jsonb_to_recordset(${storableJson(acceptances)}::jsonb) as e(
      id uuid, "widgetId" int, "conversationId" uuid, accepted text, "sessionId" text, version text,
      "ipAddress" inet, "userAgent" text, "acceptedAtMs" bigint
    )
    left join widget_conversations c on c.id = e."conversationId"
    where ${isKept(sql`e."conversationId"`)}
    order by e.id
    on conflict (id) do nothing`;
}
