import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { testEnv } from "../../test/thread-client.ts";
import type { Notice } from "../notices/notice.ts";
import { sendMonthlyReports } from "./monthly-reports.ts";

const database = openBoundDatabase();
let sent: Notice[] = [];
/** Whose reports the queue does not take. */
let refusedUserId: number | null = null;

beforeAll(() => {
  const sendBatch = async (messages: { body: Notice }[]) => {
    const isRefused = messages.some(
      ({ body }) => "userId" in body && body.userId === refusedUserId,
    );
    if (isRefused) throw new Error("the queue is away");
    sent.push(...messages.map(({ body }) => body));
  };
  Object.assign(env, { NOTIFICATIONS: { sendBatch } });
});
beforeEach(async () => {
  sent = [];
  refusedUserId = null;
  await database.query("update users set is_active = false");
});

/** Eight in the morning of March 1 in Chicago. */
const EIGHT_MS = Date.parse("2026-03-01T14:00:00Z");
const DAY_MS = 86_400_000;

async function makeReader({
  timezone = "America/Chicago",
  role = "client_admin" as "client_admin" | "client_user",
  wishes = undefined as boolean | undefined,
} = {}) {
  const { clientId, widgetId, entryIds } = await makeHome(database, 1);
  await database.query("update clients set timezone = $2 where id = $1", [clientId, timezone]);
  const { userId } = await signedIn(database, role, clientId);
  const preferences = JSON.stringify(wishes === undefined ? {} : { monthly_report: wishes });
  await database.query("update users set notification_preferences = $2 where id = $1", [
    userId,
    preferences,
  ]);
  return { clientId, widgetId, userId, entryId: entryIds[0] ?? 0 };
}

const addDay = (widgetId: number, date: string, conversations: number, views = 0) =>
  database.query(
    `insert into widget_analytics (widget_id, date, total_conversations, views) values ($1, $2, $3, $4)`,
    [widgetId, date, conversations, views],
  );

test("on the first of a month its figures are sent, beside those of the month before", async () => {
  const { userId, widgetId, entryId } = await makeReader();
  await addDay(widgetId, "2026-01-31", 4);
  await addDay(widgetId, "2026-02-01", 3);
  await addDay(widgetId, "2026-02-28", 2, 90);
  await addDay(widgetId, "2026-03-01", 50);
  await database.query(
    `insert into widget_analytics_entries (widget_id, date, knowledge_base_id, answers)
     values ($1, '2026-02-02', $2, 7)`,
    [widgetId, entryId],
  );
  await sendMonthlyReports(testEnv, EIGHT_MS - 15 * 60_000);
  expect(sent).toEqual([]);
  await sendMonthlyReports(testEnv, EIGHT_MS);
  expect(sent).toMatchObject([
    {
      id: `monthly_report:${userId}:2026-02`,
      month: "2026-02",
      figures: { conversations: 5, views: 90 },
      before: { conversations: 4, views: 0 },
      topQuestions: [{ question: "question 0", answers: 7 }],
    },
  ]);
});

test("who does not wish for it, and where it is not the first yet, is left alone", async () => {
  for (const reader of [
    { wishes: false },
    { role: "client_user" as const },
    { timezone: "Pacific/Honolulu" },
    { timezone: "Mars/Olympus_Mons" },
  ]) {
    const { widgetId } = await makeReader(reader);
    await addDay(widgetId, "2026-02-10", 3);
  }
  const { userId, widgetId } = await makeReader({ role: "client_user", wishes: true });
  await addDay(widgetId, "2026-02-10", 3);
  await sendMonthlyReports(testEnv, EIGHT_MS);
  expect(sent.map(({ id }) => id)).toEqual([`monthly_report:${userId}:2026-02`]);
});

test("one that was missed is sent days later, one that was sent is not, and an old one never", async () => {
  const missed = await makeReader();
  const got = await makeReader();
  for (const { widgetId } of [missed, got]) await addDay(widgetId, "2026-02-10", 0, 5);
  await database.query(
    `insert into notification_log (notice_id, client_id, notice_type, recipient, subject, status)
     values ($1, $2, 'monthly_report', 'a@b.example', 'Report', 'sent')`,
    [`monthly_report:${got.userId}:2026-02`, got.clientId],
  );
  await sendMonthlyReports(testEnv, EIGHT_MS + 9 * DAY_MS);
  expect(sent).toEqual([]);
  await sendMonthlyReports(testEnv, EIGHT_MS + 3 * DAY_MS);
  expect(sent.map(({ id }) => id)).toEqual([`monthly_report:${missed.userId}:2026-02`]);
});

test("a report that cannot be sent keeps no other client from its own", async () => {
  const [first, second] = [await makeReader(), await makeReader()];
  for (const { widgetId } of [first, second]) await addDay(widgetId, "2026-02-10", 3);
  refusedUserId = first.userId;
  await sendMonthlyReports(testEnv, EIGHT_MS);
  expect(sent.map(({ id }) => id)).toEqual([`monthly_report:${second.userId}:2026-02`]);
});

test("a month without anything is no mail", async () => {
  const { widgetId } = await makeReader();
  await addDay(widgetId, "2026-01-10", 3);
  await sendMonthlyReports(testEnv, EIGHT_MS);
  expect(sent).toEqual([]);
});
