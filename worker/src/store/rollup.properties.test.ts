import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type History, histories, type Place, type Step } from "../../test/rollup-history.ts";
import { figuresByHand } from "../../test/rollup-reference.ts";
import { readRolledUp, readStored } from "../../test/rollup-stored.ts";
import { makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { rollUpChanges, rollUpRange } from "./rollup.ts";

const DAY_MS = 24 * 3_600_000;
const RUNS = 15;

let database: TestDatabase;
let places: Place[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(() => {
  places = [];
});

/** Two widgets of two clients in these zones, and nothing else. */
async function beginIn(zones: readonly string[]): Promise<void> {
  for (const [index, zone] of zones.entries()) {
    const { clientId } = placeOf(index);
    await database.query("update clients set timezone = $2 where id = $1", [clientId, zone]);
  }
  await database.query(`truncate widget_conversations, leads, widget_event_tallies,
    widget_analytics, widget_analytics_hours, widget_analytics_entries, widget_analytics_places,
    widget_analytics_changes cascade`);
}

function placeOf(index: number): Place {
  const place = places[index];
  if (!place) throw new Error("there is no such widget");
  return place;
}

/** The chains' steps, taken turn by turn. */
function inTurns({ chains, turns }: History): Step[] {
  const rests = chains.map((steps) => [...steps]);
  const order: Step[] = [];
  for (let turn = 0; ; turn += 1) {
    const open = rests.filter((rest) => rest.length > 0);
    const step = open[(turns[turn % turns.length] ?? 0) % open.length]?.shift();
    if (!step) return order;
    order.push(step);
  }
}

async function rollUpAll(nowMs: number): Promise<void> {
  while ((await rollUpChanges(database.db, nowMs)).changes > 0);
}

test("whatever happens in whatever order, the rows are those of a count by hand, and a second run changes none", async () => {
  for (let made = 0; made < 2; made += 1) places.push(await makeHome(database, 2));
  const run = async (history: History, rollUpEvery: number, lastDay: number) => {
    await beginIn(history.zones);
    const nowMs = history.startMs + lastDay * DAY_MS;
    for (const [index, { text, params }] of inTurns(history).entries()) {
      await database.query(text, [...params]);
      if (index % rollUpEvery === 0) await rollUpAll(nowMs - (index % 13) * DAY_MS);
    }
    await rollUpAll(nowMs);
    for (const { widgetId } of places) {
      const byHand = figuresByHand(await readStored(database.query, widgetId), nowMs);
      expect(await readRolledUp(database.query, widgetId)).toEqual(byHand);
    }
    const range = { from: "2026-01-01", to: "2026-12-31" };
    expect(await rollUpRange(database.db, range, nowMs)).toMatchObject({ rows: 0 });
  };
  await fc.assert(
    fc.asyncProperty(
      histories(() => places),
      fc.integer({ min: 4, max: 20 }),
      fc.constantFrom(6, 15, 18, 30),
      run,
    ),
    { numRuns: RUNS },
  );
}, 300_000);
