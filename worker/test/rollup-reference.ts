import { Temporal } from "temporal-polyfill";
import type { RolledUpRows, StoredMessage, StoredTalk, StoredWidget } from "./rollup-stored.ts";

// The figures of a widget by the definitions, one row at a time and without SQL: what the rollup's rows
// are compared with.

const PLACES_MAX = 200;
const WEEK_MS = 7 * 24 * 3_600_000;

const dayOf = (atMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone);
const dateOf = (atMs: number, zone: string) => dayOf(atMs, zone).toPlainDate().toString();

interface Day {
  readonly date: string;
  readonly talks: readonly StoredTalk[];
  readonly spam: readonly StoredTalk[];
  readonly messages: readonly StoredMessage[];
}

/** Of a widget in its zone, as things stand at `nowMs`. */
export function figuresByHand(stored: StoredWidget, nowMs: number): RolledUpRows {
  const { zone, talks, messages } = stored;
  const messagesOf = Map.groupBy(messages, (message) => message.conversation_id);
  const dates = new Set([
    ...talks.map((talk) => dateOf(talk.started_at_ms, zone)),
    ...stored.leads.map((lead) => dateOf(lead.created_at_ms, zone)),
    ...stored.appointments.map((appointment) => dateOf(appointment.created_at_ms, zone)),
    ...stored.tallies.map((tally) => dateOf(tally.hour_ms, zone)),
  ]);
  const talksOf = Map.groupBy(talks, (talk) => dateOf(talk.started_at_ms, zone));
  const days = [...dates].sort().map((date): Day => {
    const honest = (talksOf.get(date) ?? []).filter((talk) => !talk.is_spam);
    return {
      date,
      talks: honest,
      spam: (talksOf.get(date) ?? []).filter((talk) => talk.is_spam),
      messages: honest.flatMap((talk) => messagesOf.get(talk.id) ?? []),
    };
  });
  return {
    days: days
      .map((day) => figuresOf(day, stored, messagesOf, nowMs))
      .filter((row) => EVERYTHING.some((name) => row[name] > 0)),
    hours: days.flatMap((day) => hoursOf(day, zone)),
    entries: days.flatMap(entriesOf),
    places: days.flatMap(placesOf),
  };
}

const EVERYTHING = [
  "total_conversations",
  "spam_conversations",
  "leads_captured",
  "appointments_booked",
  "views",
  "opens",
] as const;

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (total: number, of: number) => (of === 0 ? null : total / of);

function figuresOf(
  day: Day,
  stored: StoredWidget,
  messagesOf: ReadonlyMap<string, readonly StoredMessage[]>,
  nowMs: number,
) {
  return {
    date: day.date,
    ...talkFigures(day, stored),
    ...answerFigures(day),
    ...besideFigures(day.date, stored),
    ...durability(day, stored, messagesOf, nowMs),
  };
}

function talkFigures({ talks, spam }: Day, { appointments }: StoredWidget) {
  const count = (is: (talk: StoredTalk) => boolean) => talks.filter(is).length;
  const messageCount = sum(talks.map((talk) => talk.message_count));
  const durations = known(talks.map((talk) => talk.duration_seconds));
  const ratings = known(talks.map((talk) => talk.satisfaction_rating));
  const booking = new Set(appointments.map((appointment) => appointment.conversation_id));
  return {
    total_conversations: talks.length,
    completed_conversations: count((talk) => talk.status === "completed"),
    abandoned_conversations: count((talk) => talk.status === "abandoned"),
    spam_conversations: spam.length,
    total_messages: messageCount,
    avg_messages_per_conversation: mean(messageCount, talks.length),
    avg_conversation_duration_seconds: mean(sum(durations), durations.length),
    duration_seconds_sum: sum(durations),
    duration_count: durations.length,
    avg_satisfaction_rating: mean(sum(ratings), ratings.length),
    rating_sum: sum(ratings),
    rating_count: ratings.length,
    conversations_with_lead: count((talk) => talk.lead_captured),
    conversations_with_appointment: count((talk) => booking.has(talk.id)),
    email_handoffs: count((talk) => talk.handoff_type === "email"),
    phone_handoffs: count((talk) => talk.handoff_type === "phone"),
    ai_agent_handoffs: count((talk) => talk.handoff_type === "ai_agent"),
    human_handoffs: count((talk) => talk.handoff_type === "human"),
  };
}

function answerFigures({ messages }: Day) {
  const answers = messages.filter((message) => message.message_type === "bot");
  const matches = answers.filter((message) => message.knowledge_base_id !== null);
  const times = known(answers.map((message) => message.response_time_ms));
  const confidences = known(matches.map((message) => message.confidence_score));
  // To the millionth, so that it does not matter in which order they are added.
  const confidence = Math.round(sum(confidences.map((one) => Math.round(one * 1e6)))) / 1e6;
  return {
    helpful_responses: messages.filter((message) => message.was_helpful === true).length,
    not_helpful_responses: messages.filter((message) => message.was_helpful === false).length,
    knowledge_base_matches: matches.length,
    fallback_responses: answers.filter(
      (message) => message.knowledge_base_id === null && message.answered_by !== "small_talk",
    ).length,
    avg_response_time_ms: mean(sum(times), times.length),
    response_time_ms_sum: sum(times),
    response_time_count: times.length,
    avg_confidence_score: mean(confidence, confidences.length),
    confidence_sum: confidence,
    confidence_count: confidences.length,
  };
}

function besideFigures(date: string, { zone, talks, leads, appointments, tallies }: StoredWidget) {
  const spam = talks.filter((talk) => talk.is_spam);
  const leadsOfSpam = new Set(spam.map((talk) => talk.lead_id));
  const spamIds = new Set<string | null>(spam.map((talk) => talk.id));
  const captured = leads.filter(
    (lead) => dateOf(lead.created_at_ms, zone) === date && !leadsOfSpam.has(lead.id),
  );
  const seen = tallies.filter((tally) => dateOf(tally.hour_ms, zone) === date);
  return {
    leads_captured: captured.length,
    conversions: captured.filter((lead) => lead.status === "converted").length,
    appointments_booked: appointments.filter(
      ({ created_at_ms, conversation_id }) =>
        dateOf(created_at_ms, zone) === date && !spamIds.has(conversation_id),
    ).length,
    views: sum(seen.map((tally) => tally.views)),
    opens: sum(seen.map((tally) => tally.opens)),
  };
}

function durability(
  day: Day,
  { zone, talks }: StoredWidget,
  messagesOf: ReadonlyMap<string, readonly StoredMessage[]>,
  nowMs: number,
) {
  const dayIsDecided =
    Temporal.PlainDate.from(day.date).add({ days: 8 }).toZonedDateTime(zone).epochMilliseconds <=
    nowMs;
  const leftAt = (talk: StoredTalk) => talk.ended_at_ms ?? talk.started_at_ms;
  const resolved = day.talks.filter((talk) => {
    const toPerson = talk.handoff_type !== null && talk.handoff_type !== "ai_agent";
    return (
      !toPerson &&
      talk.human_response_count === 0 &&
      (messagesOf.get(talk.id) ?? []).some(
        (message) => message.message_type === "bot" && message.knowledge_base_id !== null,
      )
    );
  });
  const decided = resolved.filter((talk) => dayIsDecided && leftAt(talk) + WEEK_MS <= nowMs);
  const isBack = (talk: StoredTalk) =>
    talks.some(
      (later) =>
        !later.is_spam &&
        later.session_id === talk.session_id &&
        later.started_at_ms > talk.started_at_ms &&
        later.started_at_ms < leftAt(talk) + WEEK_MS,
    );
  return {
    durable_resolutions: decided.filter((talk) => !isBack(talk)).length,
    answered_decided: decided.length,
    answered_undecided: resolved.length - decided.length,
  };
}

function hoursOf({ date, talks }: Day, zone: string) {
  const hours = Map.groupBy(talks, (talk) => dayOf(talk.started_at_ms, zone).hour);
  return [...hours]
    .map(([hour, those]) => ({ date, hour, conversations: those.length }))
    .sort((one, other) => one.hour - other.hour);
}

function entriesOf({ date, messages }: Day) {
  const told = messages.filter(
    (message) => message.message_type === "bot" || message.was_helpful !== null,
  );
  return [...Map.groupBy(told, (message) => message.knowledge_base_id)]
    .flatMap(([id, those]) =>
      id === null
        ? []
        : [
            {
              date,
              knowledge_base_id: id,
              answers: those.filter((message) => message.message_type === "bot").length,
              helpful: those.filter((message) => message.was_helpful === true).length,
              not_helpful: those.filter((message) => message.was_helpful === false).length,
            },
          ],
    )
    .sort((one, other) => one.knowledge_base_id - other.knowledge_base_id);
}

function placesOf({ date, talks }: Day) {
  return (["page", "referrer"] as const).flatMap((kind) => {
    const places = Map.groupBy(talks, (talk) =>
      kind === "page" ? pageOf(talk.page_url) : hostOf(talk.referrer_url),
    );
    return [...places]
      .map(([place, those]) => ({
        date,
        kind,
        place,
        conversations: those.length,
        leads: those.filter((talk) => talk.lead_captured).length,
      }))
      .sort(
        (one, other) =>
          other.leads - one.leads ||
          other.conversations - one.conversations ||
          (one.place < other.place ? -1 : 1),
      )
      .slice(0, PLACES_MAX)
      .sort((one, other) => (one.place < other.place ? -1 : 1));
  });
}

const hostOf = (address: string | null) => URL.parse(address ?? "")?.host ?? "";
const pageOf = (address: string | null) => {
  const url = URL.parse(address ?? "");
  return url ? (url.host + url.pathname).slice(0, 500) : "";
};
