import { describe, expect, test } from "vitest";
import {
  KnowledgeTest,
  KnowledgeTestPage,
  TestRun,
} from "../../../../contracts/knowledge-tests.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { makeConversation, makeFeedback, makeMessage } from "../../../test/make-outbox-event.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { deliverEvents } from "../../store/delivery.ts";

const edge = useFreshEdge();

async function makeKnowing() {
  const entry = {
    category: "visit",
    question: "Where can I park?",
    alternativeQuestions: [],
    answer: "Behind the building.",
    keywords: [],
    priority: 0,
  };
  const widget = await makeOwnWidget(edge.database, { entries: [entry] });
  const [row] = await edge.database.query<{ id: number }>(
    "select id from widget_knowledge_base where widget_id = $1",
    [widget.id],
  );
  return { ...widget, entryId: row?.id ?? 0 };
}

async function addTest(widgetId: number, body: object): Promise<KnowledgeTest> {
  const response = await sendAdmin(widgetId, "POST", "knowledge/tests", body);
  expect(response.status).toBe(201);
  return KnowledgeTest.parse(await response.json());
}

async function testsOf(widgetId: number) {
  const response = await callAdmin(widgetId, "knowledge/tests");
  return KnowledgeTestPage.parse(await response.json()).items;
}

/** A visitor's question and the bot's answer to it, as delivered to Postgres. */
async function storeExchange(widgetId: number, question: string) {
  const conversation = makeConversation({ widgetId });
  const conversationId = conversation.id;
  const asked = makeMessage({ conversationId, seq: 1, type: "user", text: question });
  const answered = makeMessage({ conversationId, seq: 2 });
  const system = makeMessage({ conversationId, seq: 3, type: "system" });
  await deliverEvents(edge.database.db, [conversation, asked, answered, system]);
  return { askedId: asked.id, answeredId: answered.id, systemId: system.id };
}

const fromMessage = (widgetId: number, message_id: string, expected_entry_id: number | null) =>
  sendAdmin(widgetId, "POST", "knowledge/tests/from-message", { message_id, expected_entry_id });

describe("a test", () => {
  test("names a question and the entry that must answer it, or none", async () => {
    const { id, entryId } = await makeKnowing();
    const first = await addTest(id, { question: " parking? ", expected_entry_id: entryId });
    expect(first).toMatchObject({
      question: "parking?",
      expected_entry_id: entryId,
      source: "manual",
      source_message_id: null,
      is_active: true,
    });
    const second = await addTest(id, { question: "The cup of 1998?", expected_entry_id: null });
    expect((await testsOf(id)).map((item) => item.id)).toEqual([second.id, first.id]);
  });

  test("can be changed and taken away", async () => {
    const { id, entryId } = await makeKnowing();
    const made = await addTest(id, { question: "parking?", expected_entry_id: entryId });
    const change = { question: "Zeppelins?", expected_entry_id: null, is_active: false };
    const response = await sendAdmin(id, "PATCH", `knowledge/tests/${made.id}`, change);
    expect(await response.json()).toMatchObject({ id: made.id, ...change });
    expect((await sendAdmin(id, "DELETE", `knowledge/tests/${made.id}`)).status).toBe(204);
    expect(await testsOf(id)).toEqual([]);
    expect((await sendAdmin(id, "DELETE", `knowledge/tests/${made.id}`)).status).toBe(404);
  });

  test("is the only one of its question, in whatever case", async () => {
    const { id } = await makeKnowing();
    const made = await addTest(id, { question: "Parking?", expected_entry_id: null });
    const other = await addTest(id, { question: "Hours?", expected_entry_id: null });
    const again = { question: "PARKING?", expected_entry_id: null };
    const answers = [
      await sendAdmin(id, "POST", "knowledge/tests", again),
      await sendAdmin(id, "PATCH", `knowledge/tests/${other.id}`, again),
    ];
    for (const answer of answers) {
      expect(await refusalOf(answer)).toMatchObject({
        status: 409,
        code: "conflict",
        field: "question",
      });
    }
    const recased = await sendAdmin(id, "PATCH", `knowledge/tests/${made.id}`, again);
    expect(recased.status).toBe(200);
  });

  test("expects no entry of another widget, and none that was deleted", async () => {
    const [own, other] = [await makeKnowing(), await makeKnowing()];
    const made = await addTest(own.id, { question: "a?", expected_entry_id: null });
    const wrong = { question: "b?", expected_entry_id: other.entryId };
    const refusals = [
      await sendAdmin(own.id, "POST", "knowledge/tests", wrong),
      await sendAdmin(own.id, "PATCH", `knowledge/tests/${made.id}`, wrong),
    ];
    await sendAdmin(own.id, "DELETE", `knowledge/${own.entryId}`);
    const deleted = { question: "c?", expected_entry_id: own.entryId };
    refusals.push(await sendAdmin(own.id, "POST", "knowledge/tests", deleted));
    for (const refusal of refusals) {
      expect(await refusalOf(refusal)).toMatchObject({ status: 400, field: "expected_entry_id" });
    }
  });

  test("of another widget is not there", async () => {
    const [own, other] = [await makeKnowing(), await makeKnowing()];
    const made = await addTest(other.id, { question: "a?", expected_entry_id: null });
    const path = `knowledge/tests/${made.id}`;
    expect((await sendAdmin(own.id, "PATCH", path, { question: "b?" })).status).toBe(404);
    expect((await sendAdmin(own.id, "DELETE", path)).status).toBe(404);
    expect(await testsOf(other.id)).toHaveLength(1);
  });

  test.each([
    ["question", { question: "  ", expected_entry_id: null }],
    ["question", { question: "x".repeat(501), expected_entry_id: null }],
    ["expected_entry_id", { question: "a?" }],
    ["expected_entry_id", { question: "a?", expected_entry_id: 0 }],
    ["is_active", { question: "a?", expected_entry_id: null, is_active: 1 }],
  ])("with a bad %s is refused", async (field, body) => {
    const { id } = await makeKnowing();
    const response = await sendAdmin(id, "POST", "knowledge/tests", body);
    expect(await refusalOf(response)).toMatchObject({ status: 400, field });
  });
});

test("a run asks the draft, and tells of every test", async () => {
  const { id, entryId } = await makeKnowing();
  await addTest(id, { question: "where can I park", expected_entry_id: entryId });
  await addTest(id, { question: "Do you moor zeppelins?", expected_entry_id: entryId });
  await sendAdmin(id, "PATCH", `knowledge/${entryId}`, {
    alternative_questions: ["Do you moor zeppelins?"],
  });
  const response = await sendAdmin(id, "POST", "knowledge/tests/run");
  const run = TestRun.parse(await response.json());
  expect(run).toMatchObject({ run: 2, passed: 2, failing: [] });
  expect(run.results[1]).toMatchObject({
    question: "Do you moor zeppelins?",
    found: { entry_id: entryId },
    live_found: { entry_id: null },
  });
});

describe("a test from a conversation", () => {
  test("asks what the visitor asked, whichever of the two messages is named", async () => {
    const { id, entryId } = await makeKnowing();
    const { askedId } = await storeExchange(id, "where do cars go");
    const { answeredId } = await storeExchange(id, "may I park there");
    for (const [messageId, question] of [
      [askedId, "where do cars go"],
      [answeredId, "may I park there"],
    ] as const) {
      const response = await fromMessage(id, messageId, entryId);
      expect(response.status).toBe(201);
      expect(await response.json()).toMatchObject({
        question,
        expected_entry_id: entryId,
        source: "conversation",
        source_message_id: messageId,
      });
    }
  });

  test("says so when it was made of a visitor's feedback", async () => {
    const { id } = await makeKnowing();
    const { answeredId } = await storeExchange(id, "may I park there");
    await deliverEvents(edge.database.db, [makeFeedback({ messageId: answeredId })]);
    const response = await fromMessage(id, answeredId, null);
    expect(await response.json()).toMatchObject({ source: "feedback", expected_entry_id: null });
  });

  test("takes the beginning of what is longer than a question", async () => {
    const { id } = await makeKnowing();
    const { askedId } = await storeExchange(id, "🚗".repeat(700));
    const response = await fromMessage(id, askedId, null);
    expect(await response.json()).toMatchObject({ question: "🚗".repeat(500) });
  });

  test("is made of no message of another widget, none that never was, and none that asks nothing", async () => {
    const [own, other] = [await makeKnowing(), await makeKnowing()];
    const { askedId } = await storeExchange(other.id, "where do cars go");
    const { systemId } = await storeExchange(own.id, "where do cars go");
    for (const messageId of [askedId, crypto.randomUUID(), systemId, "no uuid"]) {
      const response = await fromMessage(own.id, messageId, null);
      expect(await refusalOf(response)).toMatchObject({ status: 400, field: "message_id" });
    }
    expect(await testsOf(own.id)).toEqual([]);
  });
});
