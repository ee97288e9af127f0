import { beforeAll, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { findNoticeHome } from "./notice-home.ts";
import { findSnapshotSource } from "./snapshots.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database);
  await database.query(
    `update widget_configs set notification_email = 'desk@clinic.example',
       enable_email_notifications = true, locale = 'es' where id = $1`,
    [home.widgetId],
  );
  for (const [name, isActive] of [
    ["Jane", true],
    ["Gone", false],
  ] as const) {
    await database.query(
      `insert into users (name, email, role, client_id, is_active)
       values ($1, $1 || '@clinic.example', 'client_user', $2, $3)`,
      [name, home.clientId, isActive],
    );
  }
});

test("a widget's home is told by its tables as it is by its snapshot", async () => {
  const source = await findSnapshotSource(database.db, home.widgetKey);
  expect(await findNoticeHome(database.db, home.widgetId)).toEqual({
    clientId: home.clientId,
    widgetId: home.widgetId,
    widgetKey: home.widgetKey,
    widgetName: "Test",
    locale: "es",
    rules: source?.rules.notices,
  });
  expect(source?.rules.notices.readers.map(({ name }) => name)).toEqual(["Jane"]);
});

test("a widget that is gone has none", async () => {
  expect(await findNoticeHome(database.db, 2_000_000_000)).toBeNull();
});
