import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { uuidv7 } from "../uuid.ts";
import { insertTallies } from "./tallies.ts";

let database: TestDatabase;
let widgetKey: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ widgetKey } = await makeHome(database));
});

beforeEach(() => database.query("truncate widget_event_tallies"));

function makeTally(overrides = {}) {
  return {
    id: uuidv7(Date.UTC(2026, 0, 1)),
    widgetKey,
    atMs: Date.UTC(2026, 0, 1, 9, 59, 59, 999),
    views: 3,
    opens: 1,
    ...overrides,
  };
}

async function stored() {
  return database.query(
    "select id, views, opens, extract(epoch from hour)::int as hour from widget_event_tallies",
  );
}

describe("tallies", () => {
  test("a sum delivered twice counts once, and belongs to the hour in which it was counted", async () => {
    const tally = makeTally();
    await insertTallies(database.db, [tally, tally]);
    await insertTallies(database.db, [tally]);
    expect(await stored()).toEqual([
      { id: tally.id, views: 3, opens: 1, hour: Date.UTC(2026, 0, 1, 9) / 1000 },
    ]);
  });

  test("a sum for a widget that is gone does not keep the others from arriving", async () => {
    const tally = makeTally();
    const gone = makeTally({ widgetKey: `wtfu_${"f".repeat(32)}` });
    await insertTallies(database.db, [gone, tally]);
    expect((await stored()).map((row) => row.id)).toEqual([tally.id]);
  });

  test("a whole queue batch is one round trip, and an empty one none", async () => {
    const before = await database.roundTrips();
    await insertTallies(database.db, [makeTally(), makeTally(), makeTally()]);
    await insertTallies(database.db, []);
    expect((await database.roundTrips()) - before).toBe(1);
  });
});
