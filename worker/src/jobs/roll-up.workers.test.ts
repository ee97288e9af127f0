import { beforeEach, expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { testEnv } from "../../test/thread-client.ts";
import { rollUp } from "./roll-up.ts";

const database = openBoundDatabase();
const AT_TEN_MS = Date.parse("2026-11-02T10:00:00Z");
const MINUTE_MS = 60_000;

beforeEach(async () => {
  await database.query("truncate clients, widget_analytics_changes, rollup_runs cascade");
});

async function addTalk() {
  const { widgetId } = await makeHome(database);
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at)
     values (gen_random_uuid(), $1, 's', '2026-11-01T12:00Z')`,
    [widgetId],
  );
}

const runs = () => database.query("select days_count, rows_written from rollup_runs");

test("each ten minutes the days that changed are rolled up, and the run is noted", async () => {
  await addTalk();
  await rollUp(testEnv, AT_TEN_MS + MINUTE_MS);
  expect(await runs()).toEqual([]);
  await rollUp(testEnv, AT_TEN_MS + 10 * MINUTE_MS);
  expect(await database.query("select total_conversations from widget_analytics")).toEqual([
    { total_conversations: 1 },
  ]);
  // The day, its hour, and no page and no referrer.
  expect(await runs()).toEqual([{ days_count: 1, rows_written: 4 }]);
});

test("while the database is away nothing is lost, and no other job is kept from its work", async () => {
  await addTalk();
  await database.setAway(true);
  await expect(rollUp(testEnv, AT_TEN_MS)).resolves.toBeUndefined();
  await database.setAway(false);
  await rollUp(testEnv, AT_TEN_MS);
  expect(await runs()).toEqual([{ days_count: 1, rows_written: 4 }]);
});
