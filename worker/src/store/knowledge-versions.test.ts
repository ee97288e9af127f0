import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeFrozenEntry } from "../../test/make-frozen-entry.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import {
  findLiveVersion,
  findVersion,
  listVersions,
  type NewVersion,
  publishVersion,
} from "./knowledge-versions.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  home = await makeHome(database, 1);
});

const nextVersion: NewVersion = {
  entries: [makeFrozenEntry({ id: 7, question: "¿Dónde aparco? \u0000🚗" })],
  note: null,
  overrideReason: null,
  testReport: null,
  restoredFrom: null,
};

const publish = (expectedLive: number | null, version = nextVersion) =>
  publishVersion(database.db, home.widgetId, expectedLive, version);

const liveNumbers = () =>
  database.query("select number from knowledge_versions where widget_id = $1 and is_live", [
    home.widgetId,
  ]);

describe("a published version", () => {
  test("takes the next number and is the only live one, in one round trip", async () => {
    const before = await database.roundTrips();
    expect(await publish(1)).toMatchObject({ number: 2, isLive: true, entryCount: 1 });
    expect((await database.roundTrips()) - before).toBe(1);
    expect(await liveNumbers()).toEqual([{ number: 2 }]);
  });

  test("keeps its words, but for what Postgres cannot hold", async () => {
    await publish(1);
    const live = await findLiveVersion(database.db, home.widgetId);
    expect(live?.entries).toEqual([makeFrozenEntry({ id: 7, question: "¿Dónde aparco? 🚗" })]);
  });

  test("is not stored when another one went live meanwhile", async () => {
    await publish(1);
    expect(await publish(1)).toBeNull();
    expect(await publish(null)).toBeNull();
    expect(await listVersions(database.db, home.widgetId, { before: null, limit: 9 })).toHaveLength(
      2,
    );
    expect(await liveNumbers()).toEqual([{ number: 2 }]);
  });

  test("may be the first of a widget that knew nothing", async () => {
    home = await makeHome(database, 0);
    expect(await findLiveVersion(database.db, home.widgetId)).toBeNull();
    expect(await publish(null)).toMatchObject({ number: 1, isLive: true });
  });

  test("of many at the same instant is one alone", async () => {
    const published = await Promise.all(Array.from({ length: 8 }, () => publish(1)));
    expect(published.filter((version) => version !== null)).toHaveLength(1);
    expect(await liveNumbers()).toEqual([{ number: 2 }]);
  });

  test("is found by its number, within its widget alone", async () => {
    const other = await makeHome(database, 0);
    expect(await findVersion(database.db, home.widgetId, 1)).toMatchObject({ number: 1 });
    expect(await findVersion(database.db, other.widgetId, 1)).toBeNull();
  });
});
