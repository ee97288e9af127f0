import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type Asker, listBusy, takenIn } from "./appointment-times.ts";

const DAY_MS = 86_400_000;
const BEGINS_MS = Date.parse("2031-01-01T00:00:00Z");
const RANGE = { fromMs: BEGINS_MS, untilMs: BEGINS_MS + 30 * DAY_MS };

let database: TestDatabase;
let home: Home;
let asker: Asker;

/** A thousand in thirty days of one widget, and as many long before. */
beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database);
  asker = {
    widgetId: home.widgetId,
    conversationId: null,
    appointmentId: null,
    nowMs: BEGINS_MS,
  };
  await database.query(
    `insert into widget_appointments (id, widget_id, resource_id, customer_name, preferred_date,
       preferred_time, starts_at, ends_at, reserved_from, reserved_until, status)
     select gen_random_uuid(), $1, 'lane-1', 'Ana', '2031-01-01', '09:00', at,
       at + interval '20 minutes', at - interval '5 minutes', at + interval '25 minutes', 'pending'
     from generate_series(0, 1999) n, lateral (
       select '2030-11-20Z'::timestamptz + n * interval '43 minutes' as at
     ) slots`,
    [home.widgetId],
  );
  await database.query("analyze widget_appointments");
});

test("all that reaches into the range is told with its buffers, and nothing else", async () => {
  const busy = await listBusy(database.db, asker, RANGE);
  expect(busy.length).toBeGreaterThan(500);
  expect(
    busy.every(({ fromMs, untilMs }) => untilMs > RANGE.fromMs && fromMs < RANGE.untilMs),
  ).toBe(true);
  expect(new Set(busy.map(({ fromMs, untilMs }) => untilMs - fromMs))).toEqual(
    new Set([30 * 60_000]),
  );
});

test("what is cancelled, and what the asker moves, is in nobody's way", async () => {
  const [row] = await database.query<{ id: string; from: string; until: string }>(
    `select id, reserved_from as from, reserved_until as until from widget_appointments
     where starts_at > '2031-01-02Z' order by starts_at limit 1`,
  );
  const range = { fromMs: Date.parse(String(row?.from)), untilMs: Date.parse(String(row?.until)) };
  expect(await listBusy(database.db, asker, range)).toHaveLength(1);
  const mover = { ...asker, appointmentId: row?.id ?? null };
  expect(await listBusy(database.db, mover, range)).toEqual([]);
  await database.query("update widget_appointments set status = 'cancelled' where id = $1", [
    row?.id,
  ]);
  expect(await listBusy(database.db, asker, range)).toEqual([]);
});

test("a day among many is found along the constraint's own index", async () => {
  const day = { fromMs: BEGINS_MS, untilMs: BEGINS_MS + DAY_MS };
  const { rows } = await database.db.execute<{ "QUERY PLAN": string }>(
    sql`explain ${takenIn(asker, day)}`,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("widget_appointments_keep_buffers");
  expect(plan).not.toContain("Seq Scan on widget_appointments");
});
