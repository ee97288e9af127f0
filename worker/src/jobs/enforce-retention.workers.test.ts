import { expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { accepted, makeWidget, openThread, testEnv, visitOf } from "../../test/thread-client.ts";
import { enforceRetention } from "./enforce-retention.ts";

const database = openBoundDatabase();
/** Twenty past an hour. */
const RUN_MS = Date.parse("2026-11-29T12:20:00Z");

async function endedThread(widgetOverrides = {}, daysAgo = 0) {
  const widget = await makeWidget(widgetOverrides);
  const thread = await openThread(visitOf(widget));
  await thread.say("Where can I park?");
  await thread.stub.end(thread.conversationId);
  await thread.stub.deliverNow();
  const age = async (days: number) => {
    await database.query(
      `update widget_conversations set started_at = $2, ended_at = $2, last_message_at = $2
       where id = $1`,
      [thread.conversationId, new Date(RUN_MS - days * 86_400_000)],
    );
  };
  await age(daysAgo);
  const isStored = async () => (await thread.rows()).length > 0;
  return { ...thread, widget, age, isStored };
}

test("what is older than its widget keeps it goes from Postgres and its object, what is younger stays", async () => {
  const old = await endedThread({ retentionDays: 7 }, 8);
  const young = await endedThread({ retentionDays: 7 }, 6);
  await enforceRetention(testEnv, RUN_MS);
  expect([await old.isStored(), await young.isStored()]).toEqual([false, true]);
  expect(await old.stub.list(old.conversationId, 0)).toEqual({ refused: "not_found" });
  expect(accepted(await young.stub.list(young.conversationId, 0)).messages).toHaveLength(2);
  await old.stub.deliverNow();
  expect(await old.isStored()).toBe(false);
});

test("a retention that was shortened reaches what was said before", async () => {
  const thread = await endedThread({ retentionDays: 365 }, 20);
  await enforceRetention(testEnv, RUN_MS);
  expect(await thread.isStored()).toBe(true);
  await database.query("update widget_configs set retention_days = 10 where id = $1", [
    thread.widget.id,
  ]);
  await enforceRetention(testEnv, RUN_MS);
  expect(await thread.isStored()).toBe(false);
  expect(await thread.stub.list(thread.conversationId, 0)).toEqual({ refused: "not_found" });
});

test("a conversation with an appointment to come is kept until that is over, and its lead stays", async () => {
  const thread = await endedThread({ retentionDays: 7 }, 8);
  accepted(
    await thread.stub.captureLead(thread.widget.key, thread.conversationId, {
      visitor_name: "Ana",
      visitor_email: null,
      visitor_phone: null,
    }),
  );
  await thread.stub.deliverNow();
  await thread.age(8);
  await database.query(
    `insert into widget_appointments (id, conversation_id, widget_id, customer_name,
       preferred_date, preferred_time, starts_at, ends_at)
     values (gen_random_uuid(), $1, $2, 'Ana', '2026-12-01', '10:00', '2026-12-01T10:00Z',
       '2026-12-01T10:30Z')`,
    [thread.conversationId, thread.widget.id],
  );
  await enforceRetention(testEnv, RUN_MS);
  expect(await thread.isStored()).toBe(true);
  await enforceRetention(testEnv, RUN_MS + 7 * 86_400_000);
  expect(await thread.isStored()).toBe(false);
  const leads = await database.query("select name from leads where client_id = $1", [
    thread.widget.clientId,
  ]);
  expect(leads).toEqual([{ name: "Ana" }]);
});

test("an erasure that was broken off is finished, and what was deleted long ago is forgotten", async () => {
  const thread = await endedThread();
  const long = crypto.randomUUID();
  await database.query(
    `insert into deleted_conversations (id, deleted_at)
     values ($1, now() - interval '1 hour'), ($2, now() - interval '41 days')`,
    [thread.conversationId, long],
  );
  await enforceRetention(testEnv, RUN_MS);
  expect(await thread.isStored()).toBe(false);
  expect(await thread.stub.list(thread.conversationId, 0)).toEqual({ refused: "not_found" });
  const forbidden = await database.query(
    "select id from deleted_conversations where id in ($1, $2)",
    [thread.conversationId, long],
  );
  expect(forbidden).toEqual([{ id: thread.conversationId }]);
});

test("it runs once an hour", async () => {
  const thread = await endedThread({ retentionDays: 7 }, 8);
  await enforceRetention(testEnv, RUN_MS + 60_000);
  expect(await thread.isStored()).toBe(true);
});
