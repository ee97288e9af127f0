import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeHome } from "../../worker/test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";

const MIGRATION = path.resolve(
  import.meta.dirname,
  "../migrations/0006_live_versions_owe_publications.sql",
);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

/** The last statement of the migration, as it meets widgets from before there were versions. */
async function giveFirstVersions(): Promise<void> {
  const statements = readFileSync(MIGRATION, "utf8").split("--> statement-breakpoint");
  await database.query(statements.at(-1) ?? "");
}

test("a widget from before there were versions goes on answering from the entries it had", async () => {
  const [knowing, bare] = [await makeHome(database, 3), await makeHome(database, 0)];
  const made = await database.query(
    "select widget_id, number, entries, entry_count, is_live from knowledge_versions",
  );
  await database.query("delete from knowledge_versions");
  await giveFirstVersions();
  const given = await database.query(
    "select widget_id, number, entries, entry_count, is_live from knowledge_versions",
  );
  // The same as a widget gets that is made today.
  expect(given).toEqual(made);
  expect(given).toMatchObject([{ widget_id: knowing.widgetId, number: 1, is_live: true }]);
  expect(given.map((row) => row.widget_id)).not.toContain(bare.widgetId);
});

test("what such a widget did not answer with is left out", async () => {
  const home = await makeHome(database, 2);
  await database.query("delete from knowledge_versions");
  await database.query("update widget_knowledge_base set is_active = false where id = $1", [
    home.entryIds[0],
  ]);
  await giveFirstVersions();
  const [given] = await database.query(
    "select entry_count, entries->0->'id' as id from knowledge_versions where widget_id = $1",
    [home.widgetId],
  );
  expect(given).toEqual({ entry_count: 1, id: home.entryIds[1] });
});
