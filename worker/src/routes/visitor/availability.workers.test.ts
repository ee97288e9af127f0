import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SlotHeld } from "../../../../contracts/appointments.ts";
import { ConversationStarted } from "../../../../contracts/conversation.ts";
import {
  ANA,
  availability,
  freeSlot,
  freeSlots,
  freshSlotsIn,
  makeBookingWidget,
  makeVisitor,
  recordNotices,
  SERVICE,
  tryToBook,
} from "../../../test/booking-widget.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { type TestWidget, testEnv } from "../../../test/thread-client.ts";
import { callWidget, post, refusalOf, startChat } from "../../../test/visitor-client.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { forgetWidgets } from "../../snapshots/read-widget.ts";

const database = openBoundDatabase();
let widget: TestWidget;

beforeAll(() => {
  recordNotices();
});

beforeEach(async () => {
  widget = await makeBookingWidget();
});

const startsIn = (slots: readonly { starts_at: string }[]) =>
  slots.map(({ starts_at }) => starts_at);

async function holdSlot(
  conversation_id: string,
  starts_at: string,
  key = widget.key,
): Promise<Response> {
  return post(key, "appointments/hold", {
    conversation_id,
    service_id: SERVICE.id,
    starts_at,
  });
}

describe("availability", () => {
  test("without a service tells the services and the zones alone", async () => {
    expect(await availability(widget.key, { timezone: "Asia/Kolkata" })).toEqual({
      business_timezone: "America/Chicago",
      timezone: "Asia/Kolkata",
      services: [{ id: "check-up", name: "Check-up", duration_minutes: 30 }],
      days: [],
      next_from: null,
    });
  });

  test("of a service tells each day that was asked for, and where to go on", async () => {
    const query = { service_id: SERVICE.id, timezone: "Mars/Olympus", days: "3" };
    const first = await availability(widget.key, query);
    expect(first.timezone).toBe("America/Chicago");
    expect(first.days).toHaveLength(3);
    expect(first.days[1]?.slots.length).toBeGreaterThanOrEqual(46);
    const next = await availability(widget.key, { ...query, from: first.next_from ?? "" });
    expect(next.days[0]?.date).toBe(first.next_from);
  });

  test("ends with the horizon", async () => {
    const near = await makeBookingWidget({ horizon_days: 1 });
    const { days, next_from } = await availability(near.key);
    expect(days.filter(({ slots }) => slots.length > 0).length).toBeLessThanOrEqual(2);
    expect(next_from).toBeNull();
    const far = { service_id: SERVICE.id, from: "9999-12-31" };
    expect((await availability(near.key, far)).days[0]?.slots).toEqual([]);
  });

  test("is empty without business hours", async () => {
    const hourless = await makeBookingWidget({}, { businessHours: null });
    const { days } = await availability(hourless.key);
    expect(days.flatMap(({ slots }) => slots)).toEqual([]);
  });

  test.each([
    ["is switched off", { enableAppointmentBooking: false }],
    ["has no services", { appointmentSettings: { services: [] } }],
  ])("where booking %s: 404 for every call", async (_, overrides) => {
    const { key } = await makeBookingWidget({}, overrides);
    const conversation_id = makeVisitor(key).capability;
    const wish = { conversation_id, service_id: SERVICE.id, starts_at: "2031-01-01T10:00:00Z" };
    const answers = [
      await callWidget(key, "availability"),
      await post(key, "appointments/hold", wish),
      await post(key, "appointments", { ...wish, ...ANA }),
    ];
    for (const response of answers) {
      expect(await refusalOf(response)).toMatchObject({ status: 404, code: "booking_off" });
    }
  });

  test("an unknown service is named as what is wrong", async () => {
    const response = await callWidget(widget.key, "availability?service_id=spa");
    expect(await refusalOf(response)).toMatchObject({ status: 400, field: "service_id" });
  });
});

describe("a hold", () => {
  test("keeps the slot from others, but not from its own visitor, until it is let go", async () => {
    const { starts_at } = await freeSlot(widget.key);
    const conversation_id = makeVisitor(widget.key).capability;
    const held = SlotHeld.parse(await (await holdSlot(conversation_id, starts_at)).json());
    const lastsMs = Date.parse(held.expires_at) - Date.now();
    expect(lastsMs).toBeGreaterThan(4 * 60_000);
    expect(lastsMs).toBeLessThanOrEqual(5 * 60_000);
    expect(startsIn(await freeSlots(widget.key))).not.toContain(starts_at);
    expect(startsIn(await freshSlotsIn(await tryToBook(widget.key, starts_at)))).not.toContain(
      starts_at,
    );
    const other = makeVisitor(widget.key).capability;
    expect((await holdSlot(other, starts_at)).status).toBe(409);
    const released = await post(widget.key, "appointments/release", { conversation_id });
    expect(await released.json()).toEqual({ success: true });
    expect((await holdSlot(other, starts_at)).status).toBe(200);
    expect((await tryToBook(widget.key, starts_at, { conversation_id: other })).status).toBe(200);
    const left = await database.query("select from appointment_holds where widget_id = $1", [
      widget.id,
    ]);
    expect(left).toEqual([]);
  });

  test("replaces the one before, also with one that overlaps it", async () => {
    const [first, second] = await freeSlots(widget.key);
    const conversation_id = makeVisitor(widget.key).capability;
    for (const slot of [first, second, second]) {
      const response = await holdSlot(conversation_id, slot?.starts_at ?? "");
      expect(response.status, await response.clone().text()).toBe(200);
    }
    const free = startsIn(await freeSlots(widget.key));
    expect(free).toContain(first?.starts_at);
    expect(free).not.toContain(second?.starts_at);
  });

  test("that has run out stands in nobody's way", async () => {
    const { starts_at } = await freeSlot(widget.key);
    await holdSlot(makeVisitor(widget.key).capability, starts_at);
    await database.query("update appointment_holds set expires_at = now() where widget_id = $1", [
      widget.id,
    ]);
    expect(startsIn(await freeSlots(widget.key))).toContain(starts_at);
    const other = makeVisitor(widget.key).capability;
    expect((await holdSlot(other, starts_at)).status).toBe(200);
  });

  test("needs the conversation's capability, and a time that is offered", async () => {
    const { starts_at } = await freeSlot(widget.key);
    expect(await refusalOf(await holdSlot("nonsense", starts_at))).toMatchObject({ status: 404 });
    const conversation_id = makeVisitor(widget.key).capability;
    const crooked = new Date(Date.parse(starts_at) + 7 * 60_000).toISOString();
    for (const never of [crooked, "2020-01-01T10:00:00Z", "2090-01-01T10:00:00Z"]) {
      const fresh = await freshSlotsIn(await holdSlot(conversation_id, never));
      expect(fresh.length).toBeGreaterThan(0);
    }
  });
});

test("a hold does not hide its slot from its own visitor, ends at twice its time, and is let go by its id", async () => {
  const { key } = await makeBookingWidget({ hold_minutes: 5 });
  const { starts_at } = await freeSlot(key);
  const { capability: conversation_id } = makeVisitor(key);
  const wish = { conversation_id, service_id: SERVICE.id, starts_at };
  const held = SlotHeld.parse(await (await post(key, "appointments/hold", wish)).json());
  const query = { service_id: SERVICE.id, timezone: "UTC", days: "4" };
  const isSeen = async (asker: Record<string, string>) =>
    JSON.stringify(await availability(key, { ...query, ...asker })).includes(
      `"starts_at":"${starts_at}"`,
    );
  expect(await isSeen({ conversation_id })).toBe(true);
  expect(await isSeen({ conversation_id: "nothing" })).toBe(false);
  await database.query(
    "update appointment_holds set created_at = now() - interval '8 minutes' where id = $1",
    [held.hold_id],
  );
  const again = SlotHeld.parse(await (await post(key, "appointments/hold", wish)).json());
  expect(Date.parse(again.expires_at) - Date.now()).toBeLessThan(2.5 * 60_000);
  await post(key, "appointments/release", { conversation_id, hold_id: held.hold_id });
  expect(await isSeen({})).toBe(false);
  await post(key, "appointments/release", { conversation_id, hold_id: again.hold_id });
  expect(await isSeen({})).toBe(true);
});

test("nothing is held or booked before the notice is accepted that has to be", async () => {
  const { key } = await makeBookingWidget(
    {},
    { requireDisclaimer: true, disclaimerText: "Not medical advice.", disclaimerVersion: "7" },
  );
  const { starts_at } = await freeSlot(key);
  const { capability: conversation_id } = makeVisitor(key);
  const wish = { conversation_id, service_id: SERVICE.id, starts_at };
  for (const path of ["appointments/hold", "appointments"]) {
    const refused = await post(key, path, {
      ...wish,
      customer_name: "A",
      customer_email: "a@b.example",
    });
    expect(await refusalOf(refused)).toMatchObject({ code: "disclaimer_required" });
  }
});

test("a notice that was accepted in an earlier version is not accepted, and without consent nothing is booked", async () => {
  const { key, id } = await makeBookingWidget(
    {},
    {
      ...{ requireDisclaimer: true, disclaimerText: "Not advice.", disclaimerVersion: "1" },
      ...{ requireConsent: true, consentText: "We store this.", consentVersion: "1" },
    },
  );
  const { starts_at } = await freeSlot(key);
  const stranger = makeVisitor(key).capability;
  expect(await refusalOf(await holdSlot(stranger, starts_at, key))).toMatchObject({
    code: "consent_required",
  });
  const visit = { session_id: crypto.randomUUID(), consent_version: "1" };
  const started = await post(key, "conversation", visit);
  const { conversation_id } = ConversationStarted.parse(await started.json());
  await post(key, "disclaimer", { conversation_id, disclaimer_version: "1" });
  expect((await holdSlot(conversation_id, starts_at, key)).status).toBe(200);
  await database.query("update widget_configs set disclaimer_version = '2' where id = $1", [id]);
  await publishNow(testEnv, database.db, key);
  forgetWidgets();
  expect(await refusalOf(await holdSlot(conversation_id, starts_at, key))).toMatchObject({
    code: "disclaimer_required",
  });
});

test("spam books nothing, and its conversation is spam from then on", async () => {
  await database.query(
    `insert into widget_spam_rules (widget_id, rule_type, rule_value, rule_action)
     values ($1, 'keyword', 'casino', 'block')`,
    [widget.id],
  );
  const { starts_at } = await freeSlot(widget.key);
  const { conversation_id } = await startChat(widget.key);
  const wish = { conversation_id, customer_notes: "Win at our casino" };
  expect(await refusalOf(await tryToBook(widget.key, starts_at, wish))).toMatchObject({
    code: "blocked",
  });
  expect(await refusalOf(await holdSlot(conversation_id, starts_at))).toMatchObject({
    code: "blocked",
  });
  expect(
    await database.query("select from widget_appointments where widget_id = $1", [widget.id]),
  ).toEqual([]);
});

describe("while Postgres is away", () => {
  afterEach(() => database.setAway(false));

  test.each(["unreachable", "error"] as const)(
    "(%s) every call says so in words for a visitor, and nothing is half booked",
    async (kind) => {
      const { starts_at } = await freeSlot(widget.key);
      const conversation_id = makeVisitor(widget.key).capability;
      await database.setAway(true, kind);
      const answers = [
        await callWidget(widget.key, `availability?service_id=${SERVICE.id}`),
        await holdSlot(conversation_id, starts_at),
        await post(widget.key, "appointments/release", { conversation_id }),
        await tryToBook(widget.key, starts_at, { conversation_id }),
      ];
      for (const response of answers) {
        expect(await refusalOf(response)).toMatchObject({
          status: 503,
          code: "unavailable",
          message:
            "Booking is not possible right now. Leave your details and we will call you back.",
        });
      }
      await database.setAway(false);
      for (const table of ["widget_appointments", "appointment_holds"]) {
        const rows = await database.query(`select from ${table} where widget_id = $1`, [widget.id]);
        expect(rows).toEqual([]);
      }
    },
  );
});
