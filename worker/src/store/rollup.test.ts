import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeConversation, makeFeedback, makeMessage } from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { deliverEvents } from "./delivery.ts";
import { rollUpChanges, rollUpRange } from "./rollup.ts";
import { PLACES_MAX } from "./rollup-breakdown.ts";
import { countFrozenDays } from "./rollup-days.ts";
import { noteRollup } from "./rollup-runs.ts";

const NOW_MS = Date.parse("2026-12-31T00:00:00Z");

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients, widget_analytics_changes cascade");
  home = await makeHome(database, 2);
});

const rollUp = () => rollUpChanges(database.db, NOW_MS);

const addTalk = (startedAt: string, pageUrl: string | null = null) =>
  database.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at, page_url)
     values (gen_random_uuid(), $1, gen_random_uuid(), $2, $3)`,
    [home.widgetId, startedAt, pageUrl],
  );

const moveTo = (zone: string) =>
  database.query("update clients set timezone = $2 where id = $1", [home.clientId, zone]);

/** Day → conversations. */
async function days(): Promise<Record<string, number>> {
  const rows = await database.query<{ date: string; n: number }>(
    "select date::text, total_conversations as n from widget_analytics order by date",
  );
  return Object.fromEntries(rows.map(({ date, n }) => [date, n]));
}

describe("a day", () => {
  test("of 23 hours begins and ends at its own midnights", async () => {
    await moveTo("America/New_York");
    for (const at of ["04:59:59.999", "05:00"]) await addTalk(`2026-03-08T${at}Z`);
    for (const at of ["03:59:59.999", "04:00"]) await addTalk(`2026-03-09T${at}Z`);
    await rollUp();
    expect(await days()).toEqual({ "2026-03-07": 1, "2026-03-08": 2, "2026-03-09": 1 });
  });

  test("of 25 hours begins and ends at its own midnights", async () => {
    await moveTo("America/New_York");
    for (const at of ["03:59:59.999", "04:00"]) await addTalk(`2026-11-01T${at}Z`);
    for (const at of ["04:59:59.999", "05:00"]) await addTalk(`2026-11-02T${at}Z`);
    await rollUp();
    expect(await days()).toEqual({ "2026-10-31": 1, "2026-11-01": 2, "2026-11-02": 1 });
  });

  test("whose midnight comes twice begins with the first of them", async () => {
    await moveTo("America/Havana");
    for (const at of ["03:59:59.999", "04:00", "05:30"]) await addTalk(`2026-11-01T${at}Z`);
    await rollUp();
    expect(await days()).toEqual({ "2026-10-31": 1, "2026-11-01": 2 });
  });

  test("counts two hours of the same name as one", async () => {
    await moveTo("America/New_York");
    for (const at of ["05:30", "06:30"]) await addTalk(`2026-11-01T${at}Z`);
    await rollUp();
    const hours = await database.query("select hour, conversations from widget_analytics_hours");
    expect(hours).toEqual([{ hour: 1, conversations: 2 }]);
  });

  test("in a zone that nobody knows is one of UTC", async () => {
    await moveTo("Mars/Olympus_Mons");
    await addTalk("2026-11-01T23:59Z");
    await rollUp();
    expect(await days()).toEqual({ "2026-11-01": 1 });
  });

  test("keeps the places that led to most, and no more of them than fit", async () => {
    await database.query(
      `insert into widget_conversations (id, widget_id, session_id, started_at, page_url, lead_captured)
       select gen_random_uuid(), $1, 's' || n, '2026-11-01T12:00Z', 'https://a.example/' || n, n = 999
       from generate_series(700, 999) n`,
      [home.widgetId],
    );
    await rollUp();
    const pages = await database.query<{ place: string }>(
      "select place from widget_analytics_places where kind = 'page' order by leads desc, place",
    );
    expect(pages).toHaveLength(PLACES_MAX);
    expect(pages[0]).toEqual({ place: "a.example/999" });
    expect(pages[1]).toEqual({ place: "a.example/700" });
  });
});

describe("changes", () => {
  test("that are committed while a rollup runs are seen to by the next one", async () => {
    await addTalk("2026-11-01T10:00Z");
    // Holds its transaction open until after the rollup has begun.
    const late = database.query(
      `with said as (
         insert into widget_conversations (id, widget_id, session_id, started_at)
         values (gen_random_uuid(), $1, 'late', '2026-11-01T11:00Z') returning id
       ) select pg_sleep(0.5), id from said`,
      [home.widgetId],
    );
    await Promise.all([rollUp(), late]);
    await rollUp();
    expect(await days()).toEqual({ "2026-11-01": 2 });
    expect(await rollUp()).toMatchObject({ days: 0, changes: 0 });
  });

  test("are seen to by several rollups at once as by one", async () => {
    const adding = Array.from({ length: 20 }, (_, minute) =>
      addTalk(`2026-11-01T10:${minute + 10}Z`),
    );
    const rolling = Array.from({ length: 4 }, () => rollUp());
    await Promise.all([...adding, ...rolling]);
    await rollUp();
    expect(await days()).toEqual({ "2026-11-01": 20 });
  });

  test("of the edge are told by what it delivers, feedback too", async () => {
    const talk = makeConversation({ widgetId: home.widgetId });
    const entryId = home.entryIds[0] ?? 0;
    const answer = makeMessage({
      conversationId: talk.id,
      type: "bot",
      knowledgeEntryId: entryId,
    });
    await deliverEvents(database.db, [talk]);
    await rollUp();
    await deliverEvents(database.db, [answer]);
    await rollUp();
    await deliverEvents(database.db, [makeFeedback({ messageId: answer.id, wasHelpful: true })]);
    await rollUp();
    const rows = await database.query(
      "select total_messages, knowledge_base_matches, helpful_responses from widget_analytics",
    );
    expect(rows).toEqual([{ total_messages: 1, knowledge_base_matches: 1, helpful_responses: 1 }]);
    const entries = await database.query(
      "select knowledge_base_id, answers, helpful from widget_analytics_entries",
    );
    expect(entries).toEqual([{ knowledge_base_id: entryId, answers: 1, helpful: 1 }]);
  });

  test("that no figure shows owe nothing", async () => {
    await addTalk("2026-11-01T10:00Z");
    await rollUp();
    await database.query(
      "update widget_conversations set visitor_name = 'Ana', last_message = 'Hi'",
    );
    expect(await rollUp()).toMatchObject({ changes: 0 });
  });

  test("of a widget that is gone are forgotten with it", async () => {
    await addTalk("2026-11-01T10:00Z");
    await database.query("delete from widget_configs where id = $1", [home.widgetId]);
    await rollUp();
    expect(await database.query("select 1 from widget_analytics_changes")).toEqual([]);
    expect(await days()).toEqual({});
  });

  test("beyond what one run takes stay for the next", async () => {
    await database.query(
      `insert into widget_conversations (id, widget_id, session_id, started_at)
       select gen_random_uuid(), $1, 's' || n, '2020-01-01T12:00Z'::timestamptz + n * interval '1 day'
       from generate_series(1, 250) n`,
      [home.widgetId],
    );
    expect(await rollUp()).toMatchObject({ days: 200, changes: 200 });
    expect(await rollUp()).toMatchObject({ days: 50, changes: 50 });
    expect(Object.keys(await days())).toHaveLength(250);
  });
});

test("an unchanged row is not touched", async () => {
  await addTalk("2026-11-01T10:00Z");
  await rollUp();
  const [before] = await database.query("select id, updated_at from widget_analytics");
  const range = { from: "2026-10-01", to: "2026-12-01", widgetId: home.widgetId };
  expect(await rollUpRange(database.db, range, NOW_MS)).toEqual({ days: 62, rows: 0, changes: 0 });
  expect(await database.query("select id, updated_at from widget_analytics")).toEqual([before]);
});

test("an answer is decided a week after its day, without anything else happening", async () => {
  const talk = makeConversation({ widgetId: home.widgetId });
  const entryId = home.entryIds[0] ?? 0;
  await deliverEvents(database.db, [
    talk,
    makeMessage({ conversationId: talk.id, type: "bot", knowledgeEntryId: entryId }),
  ]);
  const dayMs = Math.floor(talk.startedAtMs / 86_400_000) * 86_400_000;
  const decidedAtMs = dayMs + 8 * 86_400_000;
  const resolutions = () =>
    database.query(
      "select durable_resolutions as durable, answered_undecided as undecided from widget_analytics",
    );
  await rollUpChanges(database.db, decidedAtMs - 1);
  expect(await resolutions()).toEqual([{ durable: 0, undecided: 1 }]);
  await rollUpChanges(database.db, decidedAtMs);
  expect(await resolutions()).toEqual([{ durable: 1, undecided: 0 }]);
});

describe("what retention deletes", () => {
  const keepFor = (days: number) =>
    database.query("update widget_configs set retention_days = $2 where id = $1", [
      home.widgetId,
      days,
    ]);
  const owed = () => database.query("select id from widget_analytics_changes");
  const range = { from: "2026-12-01", to: "2026-12-30" };

  test("leaves the figures of its days as they are, and owes nothing", async () => {
    await keepFor(10);
    // The day that is ten days ago is thinned from its beginning on; the next one is whole.
    for (const day of ["20", "21", "22"]) await addTalk(`2026-12-${day}T10:00Z`);
    await rollUp();
    await database.query("delete from widget_conversations");
    await rollUp();
    expect(await days()).toEqual({ "2026-12-20": 1, "2026-12-21": 1 });
    expect(await owed()).toEqual([]);
    expect(await countFrozenDays(database.db, range, NOW_MS)).toBe(2);
    expect(await rollUpRange(database.db, range, NOW_MS)).toMatchObject({ days: 28, rows: 0 });
    expect(await days()).toEqual({ "2026-12-20": 1, "2026-12-21": 1 });
  });

  test("does not keep a day from being counted that never was", async () => {
    await keepFor(10);
    await addTalk("2026-12-01T10:00Z");
    await rollUp();
    expect(await days()).toEqual({ "2026-12-01": 1 });
  });

  test("begins where the client's day does", async () => {
    await keepFor(10);
    await moveTo("America/New_York");
    // There it is still December 30: the 20th is thinned, the 21st is not.
    await addTalk("2026-12-21T04:59Z");
    await addTalk("2026-12-21T05:00Z");
    await rollUp();
    await database.query("delete from widget_conversations");
    await rollUp();
    expect(await days()).toEqual({ "2026-12-20": 1 });
  });

  test("leaves answers undecided that there was no time to decide", async () => {
    await keepFor(3);
    await addTalk("2026-12-01T10:00Z");
    await rollUp();
    await database.query("update widget_analytics set answered_undecided = 1, views = 9");
    await database.query("delete from widget_conversations");
    await rollUp();
    expect(await database.query("select views from widget_analytics")).toEqual([{ views: 9 }]);
  });

  test("leaves alone what is younger: feedback on it counts", async () => {
    await keepFor(30);
    const talk = makeConversation({
      widgetId: home.widgetId,
      startedAtMs: Date.parse("2026-12-02T10:00Z"),
    });
    const said = makeMessage({
      conversationId: talk.id,
      type: "bot",
      knowledgeEntryId: home.entryIds[0] ?? 0,
    });
    await deliverEvents(database.db, [talk, said]);
    await rollUp();
    await deliverEvents(database.db, [makeFeedback({ messageId: said.id })]);
    await rollUp();
    expect(await database.query("select helpful_responses from widget_analytics")).toEqual([
      { helpful_responses: 1 },
    ]);
  });
});

test("runs are noted, and forgotten after a month", async () => {
  const run = { durationMs: 12, days: 3, rows: 4 };
  await noteRollup(database.db, { ...run, startedAtMs: NOW_MS - 31 * 86_400_000 });
  await noteRollup(database.db, { ...run, startedAtMs: NOW_MS });
  const rows = await database.query(
    "select duration_ms, days_count, rows_written from rollup_runs",
  );
  expect(rows).toEqual([{ duration_ms: 12, days_count: 3, rows_written: 4 }]);
});
