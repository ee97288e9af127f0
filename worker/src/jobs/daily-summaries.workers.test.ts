import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { testEnv } from "../../test/thread-client.ts";
import type { Notice } from "../notices/notice.ts";
import { sendDailySummaries } from "./daily-summaries.ts";

const database = openBoundDatabase();
let sent: Notice[] = [];

beforeAll(() => {
  const sendBatch = async (messages: { body: Notice }[]) => {
    sent.push(...messages.map(({ body }) => body));
  };
  Object.assign(env, { NOTIFICATIONS: { sendBatch } });
});
beforeEach(async () => {
  sent = [];
  await database.query("update users set is_active = false");
});

/** Eight in the morning of March 4 in Chicago, and a moment of the day before there. */
const EIGHT_MS = Date.parse("2026-03-04T14:00:00Z");
const YESTERDAY = "2026-03-04T05:30:00Z";

async function makeReader(timezone = "America/Chicago", wishes = true) {
  const { clientId, widgetId } = await makeHome(database);
  await database.query("update clients set timezone = $2 where id = $1", [clientId, timezone]);
  const { userId } = await signedIn(database, "client_user", clientId);
  await database.query("update users set notification_preferences = $2 where id = $1", [
    userId,
    JSON.stringify({ daily_summary: wishes }),
  ]);
  return { clientId, widgetId, userId };
}

const addTalk = (widgetId: number, startedAt: string, isSpam = false) =>
  database.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at, created_at,
      message_count, is_spam) values (gen_random_uuid(), $1, gen_random_uuid(), $2, $2, 4, $3)`,
    [widgetId, startedAt, isSpam],
  );

test("who wishes for it is sent yesterday's figures after eight of the client's day", async () => {
  const { userId, widgetId, clientId } = await makeReader();
  await addTalk(widgetId, YESTERDAY);
  await addTalk(widgetId, "2026-03-04T06:30:00Z");
  await addTalk(widgetId, YESTERDAY, true);
  await database.query("insert into leads (id, client_id, created_at) values ($1, $2, $3)", [
    crypto.randomUUID(),
    clientId,
    YESTERDAY,
  ]);
  await sendDailySummaries(testEnv, EIGHT_MS);
  expect(sent).toMatchObject([
    {
      id: `daily_summary:${userId}:2026-03-03`,
      date: "2026-03-03",
      figures: { conversations: 1, messages: 4, leads: 1, appointments: 0, handovers: 0 },
    },
  ]);
});

test("who got it, who does not wish for it, and where it is another hour is left alone", async () => {
  const got = await makeReader();
  await addTalk(got.widgetId, YESTERDAY);
  await database.query(
    `insert into notification_log (notice_id, client_id, notice_type, recipient, subject, status)
     values ($1, $2, 'daily_summary', 'a@b.example', 'Sum', 'sent')`,
    [`daily_summary:${got.userId}:2026-03-03`, got.clientId],
  );
  const deaf = await makeReader("America/Chicago", false);
  await addTalk(deaf.widgetId, YESTERDAY);
  const early = await makeReader("America/Los_Angeles");
  await addTalk(early.widgetId, YESTERDAY);
  await sendDailySummaries(testEnv, EIGHT_MS);
  expect(sent).toEqual([]);
});

test("who was missed at eight is sent it in the same morning, and not after noon", async () => {
  const { userId, widgetId } = await makeReader();
  await addTalk(widgetId, YESTERDAY);
  const HOUR_MS = 3_600_000;
  await sendDailySummaries(testEnv, EIGHT_MS + 4 * HOUR_MS);
  expect(sent).toEqual([]);
  await sendDailySummaries(testEnv, EIGHT_MS + 3 * HOUR_MS);
  expect(sent).toMatchObject([{ id: `daily_summary:${userId}:2026-03-03` }]);
});

test("a client whose zone nobody knows keeps no other from its summary", async () => {
  await makeReader("Mars/Olympus_Mons");
  const { userId, widgetId } = await makeReader();
  await addTalk(widgetId, YESTERDAY);
  await sendDailySummaries(testEnv, EIGHT_MS);
  expect(sent).toMatchObject([{ id: `daily_summary:${userId}:2026-03-03` }]);
});

test("a day without anything is no mail", async () => {
  await makeReader();
  await sendDailySummaries(testEnv, EIGHT_MS);
  expect(sent).toEqual([]);
});
