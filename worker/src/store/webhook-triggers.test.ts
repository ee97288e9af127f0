import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WEBHOOK_EVENTS } from "../../../contracts/admin/webhooks.ts";
import {
  EVENT_AT_MS,
  makeConversation,
  makeLead,
  makeMessage,
} from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { payloadOf } from "../webhooks/payload.ts";
import { deleteConversation, markSpam } from "./conversations.ts";
import { deliverEvents } from "./delivery.ts";
import { deleteLead } from "./lead-changes.ts";
import { findUnspread } from "./webhook-events.ts";

// What is written down for webhooks when rows change.

const MERGED = crypto.randomUUID();
let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients cascade");
  home = await makeHome(database);
  await addEndpoint(home.clientId);
});

function addEndpoint(
  clientId: number,
  events: readonly string[] = WEBHOOK_EVENTS,
  isActive = true,
) {
  return database.query(
    `insert into webhook_endpoints (client_id, url, secret, events, is_active)
     values ($1, 'https://hooks.example/', 'whsec_x', $2::text[], $3)`,
    [clientId, `{${events.join(",")}}`, isActive],
  );
}

const deliver = (...events: OutboxEvent[]) => deliverEvents(database.db, events);
const payloads = async () => (await findUnspread(database.db, 1_000)).map(payloadOf);
const types = async () => (await payloads()).map(({ type }) => type);
const forget = () => database.query("delete from webhook_events");

function makeTalk(overrides: Partial<Parameters<typeof makeConversation>[0]> = {}) {
  const conversation = makeConversation({ widgetId: home.widgetId, ...overrides });
  const of = { conversationId: conversation.id };
  const asked = makeMessage({ ...of, seq: 1, type: "user", text: "A lift?", confidence: null });
  const answered = makeMessage({
    ...of,
    seq: 2,
    text: "I am not sure.",
    metadata: { answered_by: "fallback" },
  });
  return { conversation, asked, answered };
}

describe("a conversation", () => {
  test("begins with its visitor's first message, ahead of which nothing is told", async () => {
    const { conversation, asked, answered } = makeTalk();
    await deliver(conversation);
    expect(await types()).toEqual([]);
    await deliver(asked, answered);
    expect(await types()).toEqual([
      "conversation.created",
      "message.created",
      "message.created",
      "answer.unanswered",
    ]);
    const [created, , , unanswered] = await payloads();
    expect(created).toMatchObject({
      client_id: home.clientId,
      widget_id: home.widgetId,
      data: { id: conversation.id, message_count: 2 },
    });
    expect(created?.data).not.toHaveProperty("session_id");
    expect(unanswered?.data).toMatchObject({
      conversation_id: conversation.id,
      question: { id: asked.id, text: "A lift?" },
      answer: { id: answered.id, text: "I am not sure." },
    });
  });

  test("that is delivered again, in whole or in part, is told once", async () => {
    const { conversation, asked, answered } = makeTalk({
      status: "completed",
      satisfactionRating: 4,
      handoverPhase: "waiting",
      handoverReason: "asked",
      handoffType: "human",
    });
    await deliver(conversation, asked);
    await deliver(conversation, asked, answered);
    await deliver(conversation, asked, answered);
    expect((await types()).sort()).toEqual([
      "answer.unanswered",
      "conversation.closed",
      "conversation.created",
      "conversation.handoff_requested",
      "message.created",
      "message.created",
      "rating.received",
    ]);
  });

  test("that ends in the delivery that brings it has its messages told before its end", async () => {
    const { conversation, asked, answered } = makeTalk({
      status: "abandoned",
      endedAtMs: EVENT_AT_MS + 9_000,
    });
    await deliver(conversation, asked, answered);
    expect((await types()).at(-1)).toBe("conversation.closed");
    const closed = (await payloads()).at(-1);
    expect(closed).toMatchObject({
      timestamp: new Date(EVENT_AT_MS + 9_000).toISOString(),
      data: { status: "abandoned", message_count: 2 },
    });
  });

  test("whose visitor never wrote ends for nobody", async () => {
    await deliver(makeConversation({ widgetId: home.widgetId, status: "abandoned" }));
    expect(await types()).toEqual([]);
  });

  test("tells of a person asked for, a rating and its end as each comes", async () => {
    const { conversation, asked } = makeTalk();
    await deliver(conversation, asked);
    await forget();
    const waiting = {
      ...conversation,
      revision: 2,
      handoverPhase: "waiting",
      handoverReason: "asked",
      handoffType: "human",
      waitingSinceMs: EVENT_AT_MS + 5_000,
    } as const;
    await deliver(waiting);
    const claimed = {
      ...waiting,
      revision: 3,
      handoverPhase: "claimed",
      waitingSinceMs: null,
    } as const;
    await deliver(claimed);
    const rated = { ...claimed, revision: 4, satisfactionRating: 5 };
    await deliver(rated);
    await deliver({ ...rated, revision: 5, status: "completed", outcome: "resolved" });
    expect(await types()).toEqual([
      "conversation.handoff_requested",
      "rating.received",
      "conversation.closed",
    ]);
    expect((await payloads()).at(-1)?.data).toMatchObject({
      outcome: "resolved",
      satisfaction_rating: 5,
    });
  });

  test("that is spam is nobody's event, and neither is what belongs to it", async () => {
    const { conversation, asked } = makeTalk();
    await deliver(conversation);
    await database.query("update widget_conversations set is_spam = true, status = 'spam'");
    const lead = makeLead({ ...home, conversationId: conversation.id });
    await deliver(
      lead,
      { ...conversation, revision: 2, leadId: lead.id, satisfactionRating: 1 },
      asked,
    );
    expect(await types()).toEqual([]);
  });
});

test("a conversation that was held for spam and is none is told of then, once", async () => {
  const { conversation, asked, answered } = makeTalk();
  await deliver({ ...conversation, isSpam: true, status: "spam" }, asked, answered);
  expect(await types()).toEqual([]);
  const decide = (isSpam: boolean) => markSpam(database.db, conversation.id, isSpam, "A test.");
  await decide(false);
  await decide(true);
  await decide(false);
  expect(await payloads()).toMatchObject([
    { type: "conversation.created", data: { id: conversation.id } },
  ]);
});

test("what is deleted is gone from what was told of it, and nothing else is", async () => {
  const { conversation, asked } = makeTalk();
  const lead = makeLead({ ...home, conversationId: conversation.id });
  await deliver(lead, { ...conversation, leadId: lead.id }, asked);
  await deleteConversation(database.db, conversation.id);
  expect(await types()).toEqual(["lead.created"]);
  await database.query(
    "insert into leads (id, client_id, name, merged_into) values ($1, $2, 'Ana', null)",
    [MERGED, home.clientId],
  );
  await database.query("update leads set merged_into = $2 where id = $1", [MERGED, lead.id]);
  await deleteLead(database.db, lead.id);
  expect(await types()).toEqual([]);
});

describe("a lead", () => {
  test("is told when it is captured, and of a change with what was there before", async () => {
    const { conversation, asked } = makeTalk();
    const lead = makeLead({ ...home, conversationId: conversation.id });
    const owed = [lead, { ...conversation, leadId: lead.id }, asked] as const;
    await deliver(...owed);
    await deliver(...owed);
    expect(await types()).toEqual(["conversation.created", "message.created", "lead.created"]);
    await forget();
    await database.query("update leads set status = 'contacted', updated_at = now()");
    await database.query("update leads set revision = revision + 1");
    expect(await payloads()).toMatchObject([
      {
        type: "lead.updated",
        data: {
          id: lead.id,
          conversation_id: conversation.id,
          status: "contacted",
          previous: { status: "new" },
        },
      },
    ]);
  });

  test("that was merged into another is told of no more", async () => {
    const add = (id: string, into: string | null) =>
      database.query(
        "insert into leads (id, client_id, name, merged_into) values ($1, $2, 'A', $3)",
        [id, home.clientId, into],
      );
    const [kept, merged] = [crypto.randomUUID(), crypto.randomUUID()];
    await add(kept, null);
    await add(merged, kept);
    await database.query("update leads set name = 'B' where id = $1", [merged]);
    expect(await types()).toEqual(["lead.created"]);
  });
});

test("an appointment is told when it is booked, moved and cancelled", async () => {
  await database.query(
    `insert into widget_appointments (id, widget_id, customer_name, preferred_date, preferred_time,
       starts_at, ends_at) values ($1, $2, 'Ana', '2026-03-02', '09:00', '2026-03-02T09:00:00Z',
       '2026-03-02T09:30:00Z')`,
    [crypto.randomUUID(), home.widgetId],
  );
  await database.query("update widget_appointments set status = 'confirmed'");
  await database.query(`update widget_appointments set starts_at = '2026-03-03T09:00:00Z',
    ends_at = '2026-03-03T09:30:00Z'`);
  await database.query("update widget_appointments set status = 'cancelled'");
  expect(await payloads()).toMatchObject([
    { type: "appointment.booked", data: { customer_name: "Ana", status: "pending" } },
    {
      type: "appointment.rescheduled",
      data: {
        starts_at: "2026-03-03T09:00:00.000Z",
        previous: { starts_at: "2026-03-02T09:00:00.000Z" },
      },
    },
    { type: "appointment.cancelled", data: { status: "cancelled" } },
  ]);
});

test("only what an endpoint of the client asks for is written down", async () => {
  await database.query("delete from webhook_endpoints");
  await addEndpoint(home.clientId, ["message.created"]);
  const other = await makeHome(database);
  await addEndpoint(other.clientId);
  const { conversation, asked, answered } = makeTalk();
  await deliver(conversation, asked, answered);
  expect(await types()).toEqual(["message.created", "message.created"]);
  await forget();
  await database.query("update webhook_endpoints set is_active = false");
  await deliver(makeMessage({ conversationId: conversation.id, seq: 3, type: "user" }));
  expect(await types()).toEqual([]);
  await database.query("update webhook_endpoints set paused_at = now()");
  await deliver(makeMessage({ conversationId: conversation.id, seq: 4, type: "user" }));
  expect(await types()).toEqual(["message.created"]);
});
