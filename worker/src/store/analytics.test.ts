import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { addUp, figuresOf } from "../domain/figures.ts";
import { everyDay, readDaySums } from "./analytics.ts";
import { readEntries, readHours, readPlaces } from "./analytics-breakdown.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  home = await makeHome(database, 2);
  await liveIn("America/New_York");
  await keepFor(3_650);
});

async function liveIn(zone: string) {
  await database.query("update clients set timezone = $2 where id = $1", [home.clientId, zone]);
}

const keepFor = (days: number) =>
  database.query("update widget_configs set retention_days = $2 where id = $1", [
    home.widgetId,
    days,
  ]);

interface Talk {
  readonly session: string;
  readonly isSpam: boolean;
  readonly status: string;
  readonly hasLead: boolean;
  readonly handoff: string | null;
  readonly page: string | null;
}

/** A conversation; its day is owed by the rollup, as it is after any change. */
async function talk(at: string, settings: Partial<Talk> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const { session = id, isSpam = false, hasLead = false, handoff = null } = settings;
  const { status = isSpam ? "spam" : "completed", page = null } = settings;
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, is_spam, status, lead_captured,
       handoff_type, page_url, created_at, started_at, message_count, duration_seconds)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 3, 60)`,
    [id, home.widgetId, session, isSpam, status, hasLead, handoff, page, at],
  );
  await owe(at);
  return id;
}

const owe = (at: string) =>
  database.query("insert into widget_analytics_changes (widget_id, at) values ($1, $2)", [
    home.widgetId,
    at,
  ]);

async function answer(
  conversationId: string,
  {
    entryId = null,
    wasHelpful = null,
    answeredBy = "knowledge",
    ms = 10,
    seq = 1,
  }: {
    entryId?: number | null;
    wasHelpful?: boolean | null;
    answeredBy?: string;
    ms?: number;
    seq?: number;
  } = {},
) {
  await database.query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text,
       knowledge_base_id, confidence_score, response_time_ms, was_helpful, metadata)
     values (gen_random_uuid(), $1, $2, 'bot', 'x', $3, 0.5, $4, $5, $6)`,
    [conversationId, seq, entryId, ms, wasHelpful, JSON.stringify({ answered_by: answeredBy })],
  );
}

async function rolledUp(date: string, values: Readonly<Record<string, number>>) {
  const names = Object.keys(values);
  await database.query(
    `insert into widget_analytics (widget_id, date, ${names.join(", ")})
     values ($1, $2, ${names.map((_, index) => `$${index + 3}`).join(", ")})`,
    [home.widgetId, date, ...Object.values(values)],
  );
}

const wish = (from: string, to = from) => ({
  scope: home.clientId,
  widgetId: undefined,
  from,
  to,
});
const read = (from: string, to?: string) => readDaySums(database.db, wish(from, to));

test("a conversation belongs to the day of its client's zone, also where that has 23 or 25 hours", async () => {
  // In New York, March 8 of 2026 begins at 05:00Z and ends at 04:00Z; November 1 lasts from 04:00Z to 05:00Z.
  for (const at of ["2026-03-08T04:59:59Z", "2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z"])
    await talk(at);
  for (const at of ["2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z", "2026-11-02T05:00:00Z"])
    await talk(at);
  const days = [
    ...(await read("2026-03-01", "2026-03-31")),
    ...(await read("2026-11-01", "2026-11-02")),
  ];
  expect(days.map(({ date, conversations }) => [date, conversations])).toEqual([
    ["2026-03-07", 1],
    ["2026-03-08", 2],
    ["2026-11-01", 2],
    ["2026-11-02", 1],
  ]);
});

test("days that were rolled up are read, and those that have changed since are counted anew", async () => {
  await rolledUp("2026-03-02", { total_conversations: 40, total_messages: 90, views: 7 });
  await rolledUp("2026-03-03", { total_conversations: 50 });
  await talk("2026-03-03T15:00:00Z");
  const days = everyDay(wish("2026-03-01", "2026-03-03"), await read("2026-03-01", "2026-03-03"));
  expect(days.map(({ date, conversations, views }) => [date, conversations, views])).toEqual([
    ["2026-03-01", 0, 0],
    ["2026-03-02", 40, 7],
    ["2026-03-03", 1, 0],
  ]);
  expect(figuresOf(addUp(days))).toMatchObject({ conversations: 41, messages: 93, views: 7 });
});

test("days of which something was deleted for its age keep the figures that they had", async () => {
  await keepFor(30);
  await rolledUp("2019-03-02", { total_conversations: 40 });
  for (const day of ["02", "03"]) await talk(`2019-03-${day}T15:00:00Z`);
  const days = await read("2019-03-01", "2019-03-31");
  expect(days.map(({ date, conversations }) => [date, conversations])).toEqual([
    ["2019-03-02", 40],
    ["2019-03-03", 1],
  ]);
});

test("today is counted as it is, whatever was rolled up of it", async () => {
  await database.query(
    `insert into widget_analytics (widget_id, date, total_conversations)
     values ($1, (now() at time zone 'America/New_York')::date, 99)`,
    [home.widgetId],
  );
  await talk(new Date().toISOString());
  await database.query("delete from widget_analytics_changes where widget_id = $1", [
    home.widgetId,
  ]);
  const sums = addUp(await read("2026-01-01", "2999-01-01"));
  expect(sums).toMatchObject({ conversations: 1, messages: 3 });
});

test("spam is in no figure but its own", async () => {
  const id = await talk("2026-03-03T15:00:00Z", { isSpam: true, hasLead: true, handoff: "human" });
  await answer(id, { entryId: home.entryIds[0] ?? null, wasHelpful: false });
  const [day] = await read("2026-03-03");
  const { date: _, spam, ...others } = day ?? { date: "", spam: 0 };
  expect(spam).toBe(1);
  expect(Object.values(others).filter((value) => value !== 0)).toEqual([]);
  const days = wish("2026-03-03");
  expect(await readHours(database.db, days)).toEqual([]);
  expect(await readEntries(database.db, days, { order: "top", limit: 9 })).toEqual([]);
  expect(await readPlaces(database.db, days, { kind: "page", limit: 9 })).toEqual([]);
});

test("small talk is neither a match nor a fallback, and rates come from sums", async () => {
  const id = await talk("2026-03-03T15:00:00Z");
  await answer(id, { seq: 1, entryId: home.entryIds[0] ?? null, wasHelpful: true, ms: 10 });
  await answer(id, { seq: 2, answeredBy: "fallback", wasHelpful: false, ms: 20 });
  await answer(id, { seq: 3, answeredBy: "small_talk", ms: 60 });
  const [day] = await read("2026-03-03");
  expect(figuresOf(addUp(day ? [day] : []))).toMatchObject({
    knowledge_matches: 1,
    fallbacks: 1,
    helpful: 1,
    not_helpful: 1,
    avg_response_time_ms: 30,
    avg_confidence: 0.5,
    avg_messages: 3,
    avg_duration_seconds: 60,
    avg_rating: null,
  });
});

test("an answer is durable when its visitor is not back within seven days, and young ones are undecided", async () => {
  const entryId = home.entryIds[0] ?? null;
  await answer(await talk("2026-03-03T15:00:00Z"), { entryId });
  await answer(await talk("2026-03-03T15:00:00Z", { session: "back" }), { entryId });
  await talk("2026-03-09T15:00:00Z", { session: "back" });
  await answer(await talk("2026-03-03T15:00:00Z", { session: "late" }), { entryId });
  await talk("2026-03-11T15:00:00Z", { session: "late" });
  await answer(await talk("2026-03-03T15:00:00Z", { handoff: "human" }), { entryId });
  expect(await read("2026-03-03")).toMatchObject([{ answered: 3, durable: 2, undecided: 0 }]);
  await answer(await talk(new Date().toISOString()), { entryId });
  expect(addUp(await read("2026-03-12", "2999-01-01"))).toMatchObject({
    answered: 0,
    undecided: 1,
  });
});

test("leads of no widget count for their client, and for no widget", async () => {
  const add = (widgetId: number | null) =>
    database.query(
      `insert into leads (id, client_id, widget_id, status, created_at)
       values (gen_random_uuid(), $1, $2, 'converted', '2026-03-03T15:00:00Z')`,
      [home.clientId, widgetId],
    );
  await add(null);
  await add(home.widgetId);
  await owe("2026-03-03T15:00:00Z");
  expect(await read("2026-03-03")).toMatchObject([{ leads: 2, conversions: 2 }]);
  const ofWidget = { ...wish("2026-03-03"), widgetId: home.widgetId };
  expect(await readDaySums(database.db, ofWidget)).toMatchObject([{ leads: 1, conversions: 1 }]);
});

test("entries, hours and pages add up what was rolled up and what is counted live", async () => {
  const [entryId = 0, otherId = 0] = home.entryIds;
  await database.query(
    `insert into widget_analytics_entries (widget_id, date, knowledge_base_id, answers, helpful, not_helpful)
     values ($1, '2026-03-02', $2, 9, 4, 1), ($1, '2026-03-02', $3, 2, 0, 2), ($1, '2026-03-03', $3, 70, 0, 0)`,
    [home.widgetId, entryId, otherId],
  );
  await database.query(
    "insert into widget_analytics_hours (widget_id, date, hour, conversations) values ($1, '2026-03-02', 11, 5)",
    [home.widgetId],
  );
  await database.query(
    `insert into widget_analytics_places (widget_id, date, kind, place, conversations, leads)
     values ($1, '2026-03-02', 'page', 'a.example/x', 5, 1), ($1, '2026-03-02', 'page', '', 2, 0)`,
    [home.widgetId],
  );
  const page = "https://a.example/x?visit=1#top";
  const id = await talk("2026-03-03T15:30:00Z", { page, hasLead: true });
  await answer(id, { entryId: otherId, wasHelpful: false });
  const days = wish("2026-03-01", "2026-03-03");
  expect(await readEntries(database.db, days, { order: "top", limit: 9 })).toMatchObject([
    { entry_id: entryId, question: "question 0", answers: 9, helpful: 4, not_helpful: 1 },
    { entry_id: otherId, question: "question 1", answers: 3, helpful: 0, not_helpful: 3 },
  ]);
  const worst = await readEntries(database.db, days, { order: "worst", limit: 9 });
  expect(worst.map((row) => row.entry_id)).toEqual([otherId, entryId]);
  expect(await readHours(database.db, days)).toEqual([
    { weekday: 1, hour: 11, conversations: 5 },
    { weekday: 2, hour: 10, conversations: 1 },
  ]);
  expect(await readPlaces(database.db, days, { kind: "page", limit: 9 })).toEqual([
    { place: "a.example/x", conversations: 6, leads: 2 },
    { place: null, conversations: 2, leads: 0 },
  ]);
});

test("where all clients are shown, each one's days are its own", async () => {
  await liveIn("Asia/Kolkata");
  await talk("2020-03-03T20:00:00Z");
  home = await makeHome(database);
  await talk("2020-03-03T20:00:00Z");
  const all = await readDaySums(database.db, { ...wish("2020-03-01", "2020-03-31"), scope: null });
  expect(all.map(({ date, conversations }) => [date, conversations])).toEqual([
    ["2020-03-03", 1],
    ["2020-03-04", 1],
  ]);
});
