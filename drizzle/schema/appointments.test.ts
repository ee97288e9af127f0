import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Home, makeHome } from "../../worker/test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";
import { refusalOf } from "../test/refusal.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await makeHome(database);
});

beforeEach(() => database.query("truncate widget_appointments"));

/** On one day, from and to `HH:MM`. Answers "booked", or the SQLSTATE of the refusal. */
async function book(from: string, to: string, status = "pending", resource = "default") {
  const work = database.query(
    `insert into widget_appointments (id, widget_id, resource_id, customer_name, preferred_date,
       preferred_time, starts_at, ends_at, status)
     values (gen_random_uuid(), $1, $2, 'Jane', '2026-03-02', $3::time,
       '2026-03-02Z'::timestamptz + $3::interval, '2026-03-02Z'::timestamptz + $4::interval, $5)`,
    [home.widgetId, resource, from, to, status],
  );
  return (await refusalOf(work)) ?? "booked";
}

const OVERLAP = "23P01";

test("two live appointments of one resource never overlap", async () => {
  expect(await book("09:00", "09:30")).toBe("booked");
  expect(await book("09:15", "09:45", "confirmed")).toBe(OVERLAP);
  expect(await book("08:00", "10:00")).toBe(OVERLAP);
});

test("of many who book the same time at the same moment, one gets it", async () => {
  const racers = Array.from({ length: 4 }, () => book("14:00", "14:30"));
  const outcomes = await Promise.all(racers);
  expect(outcomes.filter((outcome) => outcome === "booked")).toHaveLength(1);
});

test("one may begin when another ends, or run beside it with another resource", async () => {
  expect(await book("09:00", "09:30")).toBe("booked");
  expect(await book("09:30", "10:00")).toBe("booked");
  expect(await book("09:00", "09:30", "pending", "room 2")).toBe("booked");
});

test.each(["cancelled", "completed", "no_show"])(
  "one that is %s frees its time",
  async (status) => {
    expect(await book("09:00", "09:30", status)).toBe("booked");
    expect(await book("09:00", "09:30")).toBe("booked");
    const revived = database.query("update widget_appointments set status = 'confirmed'");
    expect(await refusalOf(revived)).toBe(OVERLAP);
  },
);
