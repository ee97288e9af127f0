import { beforeAll, expect, test } from "vitest";
import { makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { rollUpChanges } from "./rollup.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});

test("smoke", async () => {
  const { widgetId } = await makeHome(database);
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at, page_url) values (gen_random_uuid(), $1, 's', '2026-03-08T12:00Z', 'https://A.com/x?y')`,
    [widgetId],
  );
  console.log(await rollUpChanges(database.db, Date.parse("2026-03-09T00:00Z")));
  console.log(await rollUpChanges(database.db, Date.parse("2026-03-09T00:00Z")));
  console.log(await database.query("select * from widget_analytics"), await database.query("select * from widget_analytics_places"));
  expect(1).toBe(1);
});
