import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  EVENT_AT_MS,
  makeAcceptance,
  makeConversation,
  makeFeedback,
  makeLead,
  makeMessage,
} from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type Row, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { deleteConversation, forbidConversation, markSpam } from "./conversations.ts";
import { classifyDeliveryError, deliverEvents } from "./delivery.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients cascade");
  home = await makeHome(database, 3);
});

const deliver = (...events: OutboxEvent[]) => deliverEvents(database.db, events);

async function one(table: string): Promise<Row> {
  const rows = await database.query(`select * from ${table}`);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

const instant = (stored: unknown) => Date.parse(String(stored));

async function entry(index = 0): Promise<Row | undefined> {
  const [row] = await database.query(
    "select times_used, helpful_count, not_helpful_count from widget_knowledge_base where id = $1",
    [home.entryIds[index]],
  );
  return row;
}

describe("a conversation", () => {
  test("stands in Postgres as the edge knows it", async () => {
    const conversation = makeConversation({
      widgetId: home.widgetId,
      status: "completed",
      visitorName: "Jane",
      satisfactionRating: 5,
      handoffType: "email",
      handoffDetails: { note: "after five" },
      endedAtMs: EVENT_AT_MS + 90_500,
    });
    await deliver(conversation);
    const row = await one("widget_conversations");
    expect(row).toMatchObject({
      id: conversation.id,
      widget_id: home.widgetId,
      visitor_name: "Jane",
      status: "completed",
      satisfaction_rating: 5,
      ip_address: "203.0.113.7",
      handoff_details: { note: "after five" },
      lead_captured: false,
      message_count: 0,
      revision: 1,
    });
    expect(instant(row.started_at)).toBe(EVENT_AT_MS);
    expect([90, 91]).toContain(row.duration_seconds);
  });

  test("an older revision that arrives late changes nothing", async () => {
    const first = makeConversation({ widgetId: home.widgetId });
    const second = { ...first, revision: 2, visitorName: "Jane", status: "completed" as const };
    await deliver(second, first);
    const before = await one("widget_conversations");
    await deliver(first);
    expect(await one("widget_conversations")).toEqual(before);
    expect(before).toMatchObject({ revision: 2, visitor_name: "Jane", status: "completed" });
  });

  test("what a user marked as spam stays spam, whatever the edge says later", async () => {
    const first = makeConversation({ widgetId: home.widgetId });
    await deliver(first);
    await database.query("update widget_conversations set is_spam = true, status = 'spam'");
    await deliver({ ...first, revision: 2, status: "abandoned", visitorName: "Bot" });
    expect(await one("widget_conversations")).toMatchObject({
      is_spam: true,
      status: "spam",
      visitor_name: "Bot",
    });
  });

  test("without the mark of spam it is again what the edge said meanwhile", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    await deliver(conversation);
    await markSpam(database.db, conversation.id, true, "ads");
    const ended = { endedAtMs: EVENT_AT_MS + 1_000, status: "completed" as const };
    await deliver({ ...conversation, ...ended, revision: 2 });
    expect(await one("widget_conversations")).toMatchObject({ status: "spam" });
    await markSpam(database.db, conversation.id, false, null);
    expect(await one("widget_conversations")).toMatchObject({ status: "completed" });
  });

  test("of an older row, of which the edge told nothing more, is what it was before the mark", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId, status: "completed" });
    await deliver(conversation);
    await database.query("update widget_conversations set edge_status = null");
    await markSpam(database.db, conversation.id, true, null);
    await markSpam(database.db, conversation.id, false, null);
    expect(await one("widget_conversations")).toMatchObject({ status: "completed" });
  });

  test("that a user deleted stays so, with all that the edge still owes of it, which is not parked", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const lead = makeLead({
      clientId: home.clientId,
      widgetId: home.widgetId,
      conversationId: conversation.id,
    });
    await deliver(conversation, makeMessage({ conversationId: conversation.id }));
    await forbidConversation(database.db, conversation.id);
    await deleteConversation(database.db, conversation.id);
    const late = makeMessage({ conversationId: conversation.id, seq: 2 });
    await deliver({ ...conversation, revision: 2, leadId: lead.id }, lead, late);
    await deliver(late);
    for (const table of ["widget_conversations", "widget_messages", "leads"]) {
      expect(await database.query(`select id from ${table}`)).toEqual([]);
    }
  });

  test("an address that is none does not keep the batch from arriving", async () => {
    for (const ipAddress of ["unknown", "1.2.3.4, 5.6.7.8", "fe80::1%eth0", ""]) {
      await deliver(makeConversation({ widgetId: home.widgetId, ipAddress }));
    }
    const rows = await database.query("select ip_address from widget_conversations");
    expect(rows).toEqual(Array(4).fill({ ip_address: null }));
  });

  test("text that Postgres cannot hold, hidden in free JSON, is cleaned instead of refused", async () => {
    const handoffDetails = { "no\u0000te": "a\u0000b\ud800", list: ["\udfff", 1] };
    await deliver(makeConversation({ widgetId: home.widgetId, handoffDetails }));
    const row = await one("widget_conversations");
    expect(row.handoff_details).toEqual({ note: "ab\ufffd", list: ["\ufffd", 1] });
  });
});

describe("messages", () => {
  test("are counted once, however often they arrive", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const about = { conversationId: conversation.id };
    const [knowledgeEntryId = 0] = home.entryIds;
    const messages = [
      makeMessage({ ...about, seq: 1, type: "user", confidence: null, responseTimeMs: null }),
      makeMessage({ ...about, seq: 2, knowledgeEntryId }),
      makeMessage({ ...about, seq: 3, type: "human", senderName: "Dana" }),
      makeMessage({ ...about, seq: 4, knowledgeEntryId, metadata: { action: "none" } }),
    ];
    await deliver(conversation, ...messages);
    await deliver(...messages);
    await deliver(conversation, ...messages.slice(1), ...messages.slice(1));
    expect(await one("widget_conversations")).toMatchObject({
      message_count: 4,
      bot_response_count: 2,
      human_response_count: 1,
      last_message: "message 4",
    });
    expect(instant((await one("widget_conversations")).last_message_at)).toBe(EVENT_AT_MS + 4);
    expect(await entry()).toMatchObject({ times_used: 2 });
    const rows = await database.query("select seq, metadata from widget_messages order by seq");
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect(rows[3]?.metadata).toEqual({ action: "none" });
  });

  test("an answer whose entry was deleted meanwhile arrives without it", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const [deleted = 0, kept = 0] = home.entryIds;
    await database.query("delete from widget_knowledge_base where id = $1", [deleted]);
    const answer = makeMessage({ conversationId: conversation.id, knowledgeEntryId: deleted });
    const next = makeMessage({ conversationId: conversation.id, seq: 2, knowledgeEntryId: kept });
    await deliver(conversation, answer, next, makeFeedback({ messageId: answer.id }));
    const rows = await database.query(
      "select knowledge_base_id, was_helpful from widget_messages order by seq",
    );
    expect(rows).toEqual([
      { knowledge_base_id: null, was_helpful: true },
      { knowledge_base_id: kept, was_helpful: null },
    ]);
  });

  test("two messages never share a place in a thread", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const about = { conversationId: conversation.id, seq: 1 };
    await deliver(conversation, makeMessage(about));
    const error = await deliver(makeMessage(about)).catch((reason: unknown) => reason);
    expect(classifyDeliveryError(error)).toBe("poison");
    expect(await one("widget_conversations")).toMatchObject({ message_count: 1 });
  });
});

describe("feedback", () => {
  async function answered() {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const [knowledgeEntryId = 0] = home.entryIds;
    const answer = makeMessage({ conversationId: conversation.id, knowledgeEntryId });
    await deliver(conversation, answer);
    return answer;
  }

  test("a changed mind moves both counts, and a repeat none", async () => {
    const { id: messageId } = await answered();
    const yes = makeFeedback({ messageId, revision: 1 });
    const no = makeFeedback({ messageId, revision: 2, wasHelpful: false, feedbackText: "wrong" });
    await deliver(yes);
    expect(await entry()).toMatchObject({ helpful_count: 1, not_helpful_count: 0 });
    await deliver(no);
    expect(await entry()).toMatchObject({ helpful_count: 0, not_helpful_count: 1 });
    await deliver(yes);
    await deliver(no, yes);
    expect(await entry()).toMatchObject({ helpful_count: 0, not_helpful_count: 1 });
    expect(await one("widget_messages")).toMatchObject({
      was_helpful: false,
      feedback_text: "wrong",
      feedback_revision: 2,
    });
  });

  test("only the last of several minds in one batch counts, even beside its message", async () => {
    const conversation = makeConversation({ widgetId: home.widgetId });
    const [knowledgeEntryId = 0] = home.entryIds;
    const answer = makeMessage({ conversationId: conversation.id, knowledgeEntryId });
    const minds = [true, false, true].map((wasHelpful, index) =>
      makeFeedback({ messageId: answer.id, revision: index + 1, wasHelpful }),
    );
    await deliver(conversation, answer, ...minds);
    expect(await entry()).toEqual({ times_used: 1, helpful_count: 1, not_helpful_count: 0 });
  });

  test("counts that were set back in the dashboard never fall below nothing", async () => {
    const { id: messageId } = await answered();
    await deliver(makeFeedback({ messageId }));
    await database.query("update widget_knowledge_base set helpful_count = 0");
    await deliver(makeFeedback({ messageId, revision: 2, wasHelpful: false }));
    expect(await entry()).toMatchObject({ helpful_count: 0, not_helpful_count: 1 });
  });
});

test("an acceptance of the disclaimer is kept once", async () => {
  const conversation = makeConversation({ widgetId: home.widgetId });
  const { widgetId } = home;
  const acceptance = makeAcceptance({ widgetId, conversationId: conversation.id });
  await deliver(conversation, acceptance);
  await deliver(acceptance);
  const row = await one("widget_disclaimer_acceptances");
  expect(instant(row.accepted_at)).toBe(EVENT_AT_MS);
  expect(row).toMatchObject({
    id: acceptance.id,
    conversation_id: conversation.id,
    version: "1",
    ip_address: "2001:db8::7",
  });
});
