import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { book, freeSlot, makeBookingWidget, recordNotices } from "../../test/booking-widget.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { type TestWidget, testEnv } from "../../test/thread-client.ts";
import { listToRemind, markReminded } from "../store/appointment-notices.ts";
import { openDatabase } from "../store/database.ts";
import { remindAppointments } from "./remind-appointments.ts";

const database = openBoundDatabase();
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
let widget: TestWidget;
let notices: ReturnType<typeof recordNotices>;

beforeAll(() => {
  notices = recordNotices();
});

beforeEach(async () => {
  widget = await makeBookingWidget();
});

/** Booked now, for a time more than a day and a half ahead; told already. */
async function makeBooked(body: Readonly<Record<string, unknown>> = {}, index = 48) {
  const { starts_at } = await freeSlot(widget.key, index);
  const { appointment_id: id } = await book(widget.key, starts_at, body);
  await notices.ofAtLeast(id, 1);
  // What was told is noted a moment later, and must not undo what a test writes.
  await vi.waitFor(async () => {
    const owed = "select 1 from widget_appointments where id = $1 and owed_notice is not null";
    expect(await database.query(owed, [id])).toEqual([]);
  });
  return { id, startsAtMs: Date.parse(starts_at) };
}

const typesOf = (id: string) => notices.of(id).map(({ type }) => type);

test("a day before, the customer is reminded, once, with calendar and links", async () => {
  const { id, startsAtMs } = await makeBooked();
  await remindAppointments(testEnv, startsAtMs - DAY_MS - MINUTE_MS);
  expect(typesOf(id)).toEqual(["appointment_requested"]);
  await remindAppointments(testEnv, startsAtMs - DAY_MS);
  await remindAppointments(testEnv, startsAtMs - DAY_MS + MINUTE_MS);
  expect(typesOf(id)).toEqual(["appointment_requested", "appointment_reminder"]);
  expect(notices.of(id)[1]).toMatchObject({
    id: `appointment_reminder:${id}:0`,
    by: "clock",
    email: "ana@mail.example",
    calendar: { method: "REQUEST" },
    moveUrl: expect.stringContaining("/appointment/move/"),
    cancelUrl: expect.stringContaining("/appointment/cancel/"),
    home: { widgetId: widget.id },
  });
});

test("a reminder that the queue refuses leaves with the next run", async () => {
  const { id, startsAtMs } = await makeBooked();
  notices.refuse(1);
  await remindAppointments(testEnv, startsAtMs - DAY_MS);
  expect(typesOf(id)).toEqual(["appointment_requested"]);
  await remindAppointments(testEnv, startsAtMs - DAY_MS + MINUTE_MS);
  expect(typesOf(id)).toEqual(["appointment_requested", "appointment_reminder"]);
});

test.each([
  ["over", {}, "status = 'confirmed'", -1],
  ["cancelled", {}, "status = 'cancelled'", 60],
  ["told of less than a day before", {}, "told_at = starts_at - interval '23 hours'", 60],
  [
    "without an address",
    { customer_email: "", customer_phone: "+1 312 555 0143" },
    "status = 'confirmed'",
    60,
  ],
])("nobody is reminded of what is %s", async (_, body, state, minutesBefore) => {
  const { id, startsAtMs } = await makeBooked(body);
  await database.query(`update widget_appointments set ${state} where id = $1`, [id]);
  await remindAppointments(testEnv, startsAtMs - minutesBefore * MINUTE_MS);
  expect(typesOf(id)).toEqual(["appointment_requested"]);
});

test("a booking that nobody was told of is told of later, under the same id, once", async () => {
  const { id } = await makeBooked();
  const [told] = notices.of(id);
  await database.query(
    `update widget_appointments set owed_notice = 'appointment_requested', owed_by = 'customer',
       told_at = now() - interval '3 minutes' where id = $1`,
    [id],
  );
  await remindAppointments(testEnv, Date.now());
  await remindAppointments(testEnv, Date.now());
  expect(notices.of(id)).toHaveLength(2);
  expect(notices.of(id)[1]).toEqual({ ...told, atMs: expect.any(Number) });
});

test("what is seconds old is left to its own request", async () => {
  const { id } = await makeBooked();
  await database.query(
    `update widget_appointments set owed_notice = 'appointment_requested', owed_by = 'customer'
     where id = $1`,
    [id],
  );
  await remindAppointments(testEnv, Date.now());
  expect(notices.of(id)).toHaveLength(1);
});

test.each([
  ["appointment_moved", "customer"],
  ["appointment_cancelled", "user"],
] as const)("%s that could not be told is told later, once", async (type, by) => {
  const { id } = await makeBooked();
  const status = type === "appointment_cancelled" ? "cancelled" : "pending";
  await database.query(
    `update widget_appointments set owed_notice = $2, owed_by = $3, status = $4,
       calendar_sequence = 2, told_sequence = 1, told_at = now() - interval '3 minutes'
     where id = $1`,
    [id, type, by, status],
  );
  await remindAppointments(testEnv, Date.now());
  await remindAppointments(testEnv, Date.now());
  expect(notices.of(id).slice(1)).toEqual([
    expect.objectContaining({ id: `${type}:${id}:1`, type, by }),
  ]);
});

test("of a time that it was moved to in silence the customer is reminded too", async () => {
  const { id, startsAtMs } = await makeBooked();
  const db = openDatabase(testEnv);
  const [found] = await listToRemind(db, startsAtMs - DAY_MS, 1_000).then((due) =>
    due.filter(({ appointment }) => appointment.id === id),
  );
  if (!found) throw new Error("nobody is reminded");
  await database.query(
    `update widget_appointments set calendar_sequence = 1, updated_at = starts_at where id = $1`,
    [id],
  );
  await markReminded(db, found.appointment);
  await remindAppointments(testEnv, startsAtMs - DAY_MS);
  expect(notices.of(id)[1]).toMatchObject({ id: `appointment_reminder:${id}:1` });
});
