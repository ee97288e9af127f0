import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeConversation, makeMessage } from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import { markSpam } from "./conversations.ts";
import { deliverEvents } from "./delivery.ts";
import { createSpamRule } from "./spam-rules.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients cascade");
  home = await makeHome(database);
});

const deliver = (...events: OutboxEvent[]) => deliverEvents(database.db, events);

async function standing() {
  const [row] = await database.query(
    "select is_spam, status, spam_score, spam_reason from widget_conversations",
  );
  return row;
}

test("what a rule caught is counted once, however often it arrives", async () => {
  const { widgetId } = home;
  const rules = await Promise.all(
    ["a", "b"].map((ruleValue) =>
      createSpamRule(database.db, { widgetId, ruleType: "keyword", ruleValue }),
    ),
  );
  const [one = 0, other = 0] = rules.map((rule) => rule?.id ?? 0);
  const conversation = makeConversation({ widgetId });
  const message = (seq: number, spam_rules: readonly unknown[]) =>
    makeMessage({ conversationId: conversation.id, seq, type: "user", metadata: { spam_rules } });
  const messages = [message(1, [one]), message(2, [other, one]), message(3, ["x", 999_999])];
  await deliver(conversation, ...messages, ...messages);
  await deliver(...messages.slice(1));
  await deliver(...messages.slice(0, 2), message(4, [other]));
  const counts = await database.query(
    "select times_triggered from widget_spam_rules order by rule_value",
  );
  expect(counts.map((row) => row.times_triggered)).toEqual([2, 2]);
});

test("the edge's judgement stands until a user has spoken, and then is not asked", async () => {
  const { widgetId } = home;
  const judged = { spamScore: 0.9, isSpam: true, spamReason: "It says “casino”." };
  const conversation = makeConversation({ widgetId, ...judged });
  await deliver(conversation);
  expect(await standing()).toMatchObject({
    is_spam: true,
    status: "spam",
    spam_reason: "It says “casino”.",
  });
  await markSpam(database.db, conversation.id, false, null);
  expect(await standing()).toMatchObject({ is_spam: false, status: "active", spam_reason: null });
  await deliver({ ...conversation, revision: 2, status: "spam", endedAtMs: Date.now() });
  expect(await standing()).toMatchObject({ is_spam: false, status: "abandoned" });
});

test("an event from before spam was judged leaves what is known", async () => {
  const conversation = makeConversation({ widgetId: home.widgetId });
  await deliver({ ...conversation, spamScore: 0.7, isSpam: true, spamReason: "Links." });
  await deliver({ ...conversation, revision: 2, status: "completed" });
  expect(await standing()).toMatchObject({ is_spam: true, status: "spam", spam_reason: "Links." });
});
