import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import {
  book,
  freeSlot,
  freeSlots,
  makeBookingWidget,
  makeVisitor,
  recordNotices,
  SERVICE,
  tryToBook,
} from "../../../test/booking-widget.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget, type TestWidget } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();
let widget: TestWidget;
let notices: ReturnType<typeof recordNotices>;

beforeAll(() => {
  notices = recordNotices();
});

beforeEach(async () => {
  widget = await makeBookingWidget();
});

function rowOf(id: string) {
  return database
    .query("select * from widget_appointments where id = $1", [id])
    .then(([row]) => row);
}

const startsIn = (slots: readonly { starts_at: string }[]) =>
  slots.map(({ starts_at }) => starts_at);

describe("a booking", () => {
  test("stands with all that was said, and is told of", async () => {
    const slot = await freeSlot(widget.key, 3);
    const booked = await book(widget.key, slot.starts_at, {
      timezone: "europe/madrid",
      customer_phone: "(312) 555-0143",
      customer_notes: "By bike",
    });
    expect(booked).toMatchObject({ status: "pending", service: "Check-up", ...slot });
    expect(booked.business_timezone).toBe("America/Chicago");
    expect(await rowOf(booked.appointment_id)).toMatchObject({
      widget_id: widget.id,
      resource_id: "lane-1",
      service_id: "check-up",
      service_type: "Check-up",
      customer_name: "Ana",
      customer_phone: "+13125550143",
      customer_timezone: "Europe/Madrid",
      customer_locale: "en",
      customer_notes: "By bike",
      duration_minutes: 30,
      status: "pending",
      calendar_sequence: 0,
    });
    const [notice] = await notices.ofAtLeast(booked.appointment_id, 1);
    expect(notice).toMatchObject({
      id: `appointment_requested:${booked.appointment_id}:0`,
      type: "appointment_requested",
      by: "customer",
      isConfirmed: false,
      email: "ana@mail.example",
      notes: "By bike",
      businessTimezone: "America/Chicago",
      customerTimezone: "Europe/Madrid",
      home: { widgetId: widget.id, clientId: widget.clientId, widgetKey: widget.key },
      calendar: { method: "REQUEST" },
      moveUrl: expect.stringMatching(/^https:\/\/edge\.example\/appointment\/move\/[\w-]{48}$/),
      cancelUrl: expect.stringMatching(/^https:\/\/edge\.example\/appointment\/cancel\/[\w-]{48}$/),
    });
  });

  test("is answered and told in the language that the visitor was spoken to in", async () => {
    const { starts_at } = await freeSlot(widget.key);
    const booked = await book(widget.key, starts_at, { locale: "es-MX" });
    expect(booked.message).toContain("Gracias.");
    const [notice] = await notices.ofAtLeast(booked.appointment_id, 1);
    expect(notice).toMatchObject({
      customerLocale: "es-MX",
      calendar: { text: expect.stringContaining("ORGANIZER") },
    });
  });

  test("is written down as the business's clocks tell it", async () => {
    const { starts_at } = await freeSlot(widget.key, 5);
    const { appointment_id } = await book(widget.key, starts_at);
    const [row] = await database.query<{ isSame: boolean }>(
      `select (preferred_date + preferred_time) = (starts_at at time zone 'America/Chicago')
         as "isSame" from widget_appointments where id = $1`,
      [appointment_id],
    );
    expect(row?.isSame).toBe(true);
  });

  test("is confirmed at once where nobody has to", async () => {
    const quick = await makeBookingWidget({ requires_confirmation: false });
    const booked = await book(quick.key, (await freeSlot(quick.key)).starts_at);
    expect(booked.status).toBe("confirmed");
  });

  test("of the same name again is the same one, also once its time is taken by itself", async () => {
    const { starts_at } = await freeSlot(widget.key);
    const conversation_id = makeVisitor(widget.key).capability;
    const body = { conversation_id, client_booking_id: "booking-1" };
    const first = await book(widget.key, starts_at, body);
    expect(await book(widget.key, starts_at, body)).toEqual(first);
    const others = await Promise.all([
      tryToBook(widget.key, (await freeSlot(widget.key)).starts_at, body),
      tryToBook(widget.key, starts_at, body),
    ]);
    for (const response of others) expect(await response.json()).toEqual(first);
    await notices.ofAtLeast(first.appointment_id, 1);
    expect(notices.of(first.appointment_id)).toHaveLength(1);
  });

  test("keeps its buffers free", async () => {
    const buffered = { ...SERVICE, buffer_before_minutes: 15, buffer_after_minutes: 30 };
    const { key } = await makeBookingWidget({ services: [buffered] });
    const [slots, at] = [await freeSlots(key), 6];
    await book(key, slots[at]?.starts_at ?? "");
    const free = new Set(startsIn(await freeSlots(key)));
    const lost = startsIn(slots).filter((start) => !free.has(start));
    // A quarter of an hour before, half an hour for itself and another after: and so does the other one.
    expect(lost).toEqual(startsIn(slots.slice(at - 2, at + 3)));
  });

  test("of another lane runs beside it, up to the capacity", async () => {
    const { key } = await makeBookingWidget({ capacity: 2 });
    const { starts_at } = await freeSlot(key);
    const [one, two] = [await book(key, starts_at), await book(key, starts_at)];
    const lanes = [one, two].map(
      async ({ appointment_id }) => (await rowOf(appointment_id))?.resource_id,
    );
    expect(await Promise.all(lanes)).toEqual(["lane-1", "lane-2"]);
    expect((await tryToBook(key, starts_at, { customer_email: "b@x.example" })).status).toBe(409);
  });

  test("beyond three ahead is refused in words, by conversation and by address", async () => {
    const conversation_id = makeVisitor(widget.key).capability;
    const slots = startsIn(await freeSlots(widget.key));
    for (const start of slots.slice(0, 3)) await book(widget.key, start, { conversation_id });
    const fourth = await tryToBook(widget.key, slots[3] ?? "", {
      customer_email: "ANA@mail.example",
    });
    expect(await refusalOf(fourth)).toMatchObject({ status: 429, code: "rate_limited" });
    const elsewhere = { customer_email: "other@mail.example" };
    expect((await tryToBook(widget.key, slots[3] ?? "", elsewhere)).status).toBe(200);
  });

  test("needs a name, and a way to reach its visitor", async () => {
    const { starts_at } = await freeSlot(widget.key);
    const silent = await tryToBook(widget.key, starts_at, { customer_email: "" });
    expect(await refusalOf(silent)).toMatchObject({ status: 400, field: "customer_email" });
    const nameless = await tryToBook(widget.key, starts_at, { customer_name: "  " });
    expect(await refusalOf(nameless)).toMatchObject({ status: 400, field: "customer_name" });
  });

  test("is refused with another widget's capability", async () => {
    const other = await makeWidget();
    const conversation_id = makeVisitor(other.key).capability;
    const { starts_at } = await freeSlot(widget.key);
    const response = await tryToBook(widget.key, starts_at, { conversation_id });
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  test("of a lead's conversation is a line on the lead's time line", async () => {
    const { capability, conversationId } = makeVisitor(widget.key);
    const leadId = crypto.randomUUID();
    await database.query("insert into leads (id, client_id) values ($1, $2)", [
      leadId,
      widget.clientId,
    ]);
    await database.query(
      `insert into widget_conversations (id, widget_id, session_id, lead_id)
       values ($1, $2, 's', $3) on conflict (id) do update set lead_id = $3`,
      [conversationId, widget.id, leadId],
    );
    const { starts_at } = await freeSlot(widget.key);
    const { appointment_id } = await book(widget.key, starts_at, {
      conversation_id: capability,
    });
    const lines = await database.query(
      "select activity_type, details from lead_activities where lead_id = $1",
      [leadId],
    );
    expect(lines).toMatchObject([
      { activity_type: "appointment", details: { what: "booked", appointment_id } },
    ]);
    expect(await rowOf(appointment_id)).toMatchObject({ conversation_id: conversationId });
  });
});

describe("while the queue refuses", () => {
  test("the booking stands, and is told of a little later", async () => {
    const { starts_at } = await freeSlot(widget.key);
    notices.refuse(1);
    const { appointment_id } = await book(widget.key, starts_at);
    expect(await rowOf(appointment_id)).toMatchObject({ status: "pending" });
    expect(await notices.ofAtLeast(appointment_id, 1)).toHaveLength(1);
  });
});
