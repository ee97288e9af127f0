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

beforeEach(() => database.query("truncate widget_appointments, appointment_holds"));

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

/** As `book`, with so many minutes kept free before and after. */
async function bookWithBuffers(from: string, to: string, before: number, after: number) {
  const work = database.query(
    `insert into widget_appointments (id, widget_id, customer_name, preferred_date,
       preferred_time, starts_at, ends_at, reserved_from, reserved_until)
     values (gen_random_uuid(), $1, 'Jane', '2026-03-02', $2::time,
       '2026-03-02Z'::timestamptz + $2::interval, '2026-03-02Z'::timestamptz + $3::interval,
       '2026-03-02Z'::timestamptz + $2::interval - make_interval(mins => $4::int),
       '2026-03-02Z'::timestamptz + $3::interval + make_interval(mins => $5::int))`,
    [home.widgetId, from, to, before, after],
  );
  return (await refusalOf(work)) ?? "booked";
}

async function hold(from: string, to: string, resource = "default") {
  const work = database.query(
    `insert into appointment_holds (id, widget_id, conversation_id, resource_id, service_id,
       starts_at, ends_at, reserved_from, reserved_until, expires_at)
     select gen_random_uuid(), $1, gen_random_uuid(), $4, 'checkup', f, t, f, t, now()
     from (select '2026-03-02Z'::timestamptz + $2::interval as f,
       '2026-03-02Z'::timestamptz + $3::interval as t) at`,
    [home.widgetId, from, to, resource],
  );
  return (await refusalOf(work)) ?? "held";
}

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

test("what is kept free around an appointment is nobody else's", async () => {
  expect(await bookWithBuffers("09:00", "09:30", 0, 15)).toBe("booked");
  expect(await bookWithBuffers("09:30", "10:00", 0, 0)).toBe(OVERLAP);
  expect(await book("09:40", "10:10")).toBe(OVERLAP);
  expect(await bookWithBuffers("09:45", "10:15", 10, 0)).toBe(OVERLAP);
  expect(await bookWithBuffers("09:45", "10:15", 0, 0)).toBe("booked");
});

test("a slot is held for one visitor, in each resource", async () => {
  expect(await hold("09:00", "09:30")).toBe("held");
  expect(await hold("09:15", "09:45")).toBe(OVERLAP);
  expect(await hold("09:15", "09:45", "room 2")).toBe("held");
  expect(await hold("09:30", "10:00")).toBe("held");
});
