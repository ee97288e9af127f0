import fc from "fast-check";

// Histories of two widgets, as statements: what visitors, users and the edge may do to the rows that
// figures are made of, in any order in which one row's changes can arrive.

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const SPAN_DAYS = 12;

/** Clocks change within each: by an hour, by half an hour, over midnight; or one never does. */
const TIMES = [
  { zones: ["America/New_York", "Asia/Kolkata"], around: "2026-03-08T12:00:00Z" },
  { zones: ["Australia/Lord_Howe", "America/New_York"], around: "2026-10-04T12:00:00Z" },
  { zones: ["America/Havana", "Pacific/Apia"], around: "2026-11-01T12:00:00Z" },
  { zones: ["Pacific/Apia", "Africa/Cairo"], around: "2026-04-24T12:00:00Z" },
] as const;

const ADDRESSES = [
  null,
  "no address",
  "https://shop.example/",
  "https://shop.example/prices?utm=1#top",
  "https://user:secret@shop.example:8443/prices",
  "https://other.example/%C3%A9t%C3%A9/a/b?c=https://d.example/e",
  `https://long.example/${"x".repeat(600)}`,
];

/** `$1` and so on stand for the params. */
export interface Step {
  readonly text: string;
  readonly params: readonly unknown[];
}

export interface History {
  readonly zones: readonly string[];
  readonly startMs: number;
  /** Each in its own order; between them any order may be. */
  readonly chains: readonly (readonly Step[])[];
  /** Which chain goes on next. */
  readonly turns: readonly number[];
}

export interface Place {
  readonly widgetId: number;
  readonly clientId: number;
  readonly entryIds: readonly number[];
}

const minute = fc.integer({ min: 0, max: SPAN_DAYS * DAY_MINUTES });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const seldom = fc.integer({ min: 0, max: 4 }).map((one) => one === 0);

const message = fc.record({
  type: fc.constantFrom("user", "bot", "bot", "bot", "human"),
  entry: maybe(fc.nat(1)),
  answeredBy: fc.constantFrom("knowledge", "small_talk", "fallback", null),
  responseMs: maybe(fc.nat(5_000)),
  confidence: maybe(fc.nat(10_000).map((one) => one / 10_000)),
  helpful: maybe(fc.boolean()),
});

const talk = fc.record({
  id: fc.uuid(),
  widget: fc.nat(1),
  session: fc.nat(2),
  atMinute: minute,
  lastsMinutes: maybe(fc.oneof(fc.nat(90), fc.nat(3 * DAY_MINUTES))),
  wasSpam: seldom,
  isSpam: seldom,
  status: fc.constantFrom("active", "completed", "abandoned"),
  handoff: maybe(fc.constantFrom("email", "phone", "ai_agent", "human")),
  humanSaid: seldom,
  rating: maybe(fc.integer({ min: 1, max: 5 })),
  lead: maybe(fc.record({ id: fc.uuid(), atMinute: minute, isConverted: fc.boolean() })),
  page: fc.constantFrom(...ADDRESSES),
  referrer: fc.constantFrom(...ADDRESSES),
  messages: fc.array(message, { maxLength: 4 }),
  booksAtMinute: maybe(minute),
  isMoved: seldom,
  isDeleted: seldom,
  isLeadDeleted: seldom,
});
type Talk = typeof talk extends fc.Arbitrary<infer Value> ? Value : never;

const tally = fc.record({
  id: fc.uuid(),
  widget: fc.nat(1),
  atMinute: minute,
  views: fc.nat(9),
  opens: fc.nat(3),
});

/** Of the widgets at these places. */
export function histories(places: () => readonly Place[]): fc.Arbitrary<History> {
  return fc
    .record({
      times: fc.constantFrom(...TIMES),
      talks: fc.uniqueArray(talk, { minLength: 1, maxLength: 7, selector: ({ id }) => id }),
      tallies: fc.array(tally, { maxLength: 3 }),
      moves: seldom,
      turns: fc.array(fc.nat(1_000), { minLength: 80, maxLength: 80 }),
    })
    .map(({ times, talks, tallies, moves, turns }) => {
      const startMs = Date.parse(times.around) - (SPAN_DAYS / 2) * DAY_MINUTES * MINUTE_MS;
      const at = (offset: number) => new Date(startMs + offset * MINUTE_MS).toISOString();
      const placed = (widget: number) => {
        const place = places()[widget];
        if (!place) throw new Error("there is no such widget");
        return place;
      };
      return {
        zones: times.zones,
        startMs,
        turns,
        chains: [
          ...talks.map((one) => stepsOf(one, placed(one.widget), at)),
          ...tallies.map((one) => [countedStep(one, placed(one.widget), at)]),
          ...(moves ? [[movedStep(placed(0), times.zones[1])]] : []),
        ],
      };
    });
}

type Clock = (offsetMinutes: number) => string;

function stepsOf(told: Talk, place: Place, at: Clock): Step[] {
  const { id, lead, booksAtMinute } = told;
  return [
    {
      text: `insert into widget_conversations (id, widget_id, session_id, started_at, is_spam,
        page_url, referrer_url) values ($1, $2, $3, $4, $5, $6, $7)`,
      params: [
        id,
        place.widgetId,
        `s${told.session}`,
        at(told.atMinute),
        told.wasSpam,
        told.page,
        told.referrer,
      ],
    },
    ...told.messages.map((said, index) => saidStep(told, said, index + 1, place)),
    ...(lead
      ? [
          {
            text: "insert into leads (id, client_id, widget_id, created_at) values ($1, $2, $3, $4)",
            params: [lead.id, place.clientId, place.widgetId, at(lead.atMinute)],
          },
        ]
      : []),
    finishedStep(told, at),
    ...(booksAtMinute === null ? [] : [bookedStep(id, place, at(booksAtMinute))]),
    ...told.messages.flatMap(({ helpful }, index) =>
      helpful === null
        ? []
        : [
            {
              text: "update widget_messages set was_helpful = $3 where conversation_id = $1 and seq = $2",
              params: [id, index + 1, helpful],
            },
          ],
    ),
    ...afterwards(told, at),
  ];
}

/** As delivery does it: the counter moves in the statement that adds the message. */
function saidStep({ id }: Talk, said: Talk["messages"][number], seq: number, place: Place): Step {
  const metadata = said.answeredBy === null ? {} : { answered_by: said.answeredBy };
  return {
    text: `with added as (
        insert into widget_messages (id, conversation_id, seq, message_type, message_text,
          knowledge_base_id, response_time_ms, confidence_score, metadata)
        values (gen_random_uuid(), $1, $2, $3, 'words', $4, $5, $6, $7)
      ) update widget_conversations set message_count = message_count + 1 where id = $1`,
    params: [
      id,
      seq,
      said.type,
      said.entry === null ? null : place.entryIds[said.entry],
      said.responseMs,
      said.confidence,
      JSON.stringify(metadata),
    ],
  };
}

function finishedStep(told: Talk, at: Clock): Step {
  const { lastsMinutes: lasts } = told;
  return {
    text: `update widget_conversations set status = $2, ended_at = $3, duration_seconds = $4,
      is_spam = $5, handoff_type = $6, human_response_count = $7, satisfaction_rating = $8,
      lead_id = $9, lead_captured = $10 where id = $1`,
    params: [
      told.id,
      told.status,
      lasts === null ? null : at(told.atMinute + lasts),
      lasts === null ? null : lasts * 60,
      told.isSpam,
      told.handoff,
      told.humanSaid ? 1 : 0,
      told.rating,
      told.lead?.id ?? null,
      told.lead !== null,
    ],
  };
}

function bookedStep(talkId: string, { widgetId }: Place, bookedAt: string): Step {
  return {
    text: `insert into widget_appointments (id, conversation_id, widget_id, resource_id,
      customer_name, preferred_date, preferred_time, starts_at, ends_at, created_at)
      values (gen_random_uuid(), $1, $2, gen_random_uuid(), 'Ana', '2026-12-01', '10:00',
        '2026-12-01T10:00Z', '2026-12-01T10:30Z', $3)`,
    params: [talkId, widgetId, bookedAt],
  };
}

function afterwards({ id, lead, isMoved, isDeleted, isLeadDeleted, atMinute }: Talk, at: Clock) {
  const steps: Step[] = [];
  if (lead?.isConverted) {
    steps.push({ text: "update leads set status = 'converted' where id = $1", params: [lead.id] });
  }
  if (isMoved) {
    steps.push({
      text: "update widget_conversations set started_at = $2 where id = $1",
      params: [id, at(atMinute + DAY_MINUTES)],
    });
  }
  if (lead && isLeadDeleted) {
    steps.push({ text: "delete from leads where id = $1", params: [lead.id] });
  }
  if (isDeleted) {
    steps.push({ text: "delete from widget_conversations where id = $1", params: [id] });
  }
  return steps;
}

function countedStep(
  counted: { readonly id: string; atMinute: number; views: number; opens: number },
  { widgetId }: Place,
  at: Clock,
): Step {
  return {
    text: `insert into widget_event_tallies (id, widget_id, hour, views, opens)
      values ($1, $2, date_trunc('hour', $3::timestamptz, 'UTC'), $4, $5)`,
    params: [counted.id, widgetId, at(counted.atMinute), counted.views, counted.opens],
  };
}

function movedStep({ clientId }: Place, zone: string): Step {
  return { text: "update clients set timezone = $2 where id = $1", params: [clientId, zone] };
}
