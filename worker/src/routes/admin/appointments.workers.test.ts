import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Appointment } from "../../../../contracts/admin/appointments.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import {
  book,
  freeSlot,
  freeSlots,
  freshSlotsIn,
  makeBookingWidget,
  recordNotices,
} from "../../../test/booking-widget.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import type { TestWidget } from "../../../test/thread-client.ts";
import { askEdge, refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();
let widget: TestWidget;
let cookie: string;
let notices: ReturnType<typeof recordNotices>;

beforeAll(() => {
  notices = recordNotices();
});

beforeEach(async () => {
  widget = await makeBookingWidget();
  ({ cookie } = await signedIn(database, "client_admin", widget.clientId));
});

async function makeBooked(index = 0, body: Readonly<Record<string, unknown>> = {}) {
  const { starts_at } = await freeSlot(widget.key, index);
  const { appointment_id: id } = await book(widget.key, starts_at, body);
  await notices.ofAtLeast(id, 1);
  return { id, starts_at };
}

const change = (id: string, body: object) => sendAs(cookie, "PATCH", `/appointments/${id}`, body);
const move = (id: string, body: object) => sendAs(cookie, "POST", `/appointments/${id}/move`, body);

async function appointmentIn(response: Response): Promise<Appointment> {
  expect(response.status, await response.clone().text()).toBe(200);
  return Appointment.parse(await response.json());
}

async function sequenceOf(id: string) {
  const [row] = await database.query(
    "select calendar_sequence from widget_appointments where id = $1",
    [id],
  );
  return row?.calendar_sequence;
}

describe("a change of status", () => {
  test("that confirms is told, and keeps the customer's links good", async () => {
    const { id } = await makeBooked();
    const confirmed = await appointmentIn(await change(id, { status: "confirmed" }));
    expect(confirmed).toMatchObject({ status: "confirmed", confirmation_sent: true });
    const [, notice] = await notices.ofAtLeast(id, 2);
    expect(notice).toMatchObject({
      id: `appointment_confirmed:${id}:0`,
      by: "user",
      isConfirmed: true,
      home: { widgetId: widget.id, widgetKey: widget.key },
      calendar: { text: expect.stringContaining("STATUS:CONFIRMED") },
    });
    expect(await sequenceOf(id)).toBe(0);
  });

  test("that cancels gives the time back, and reviving takes it again if it is free", async () => {
    const { id, starts_at } = await makeBooked();
    await appointmentIn(await change(id, { status: "cancelled" }));
    const [, cancelled] = await notices.ofAtLeast(id, 2);
    expect(cancelled).toMatchObject({ type: "appointment_cancelled", by: "user" });
    const other = { customer_email: "other@mail.example" };
    const { appointment_id: second } = await book(widget.key, starts_at, other);
    const fresh = await freshSlotsIn(await change(id, { status: "confirmed" }));
    expect(fresh.length).toBeGreaterThan(0);
    await appointmentIn(await change(second, { status: "cancelled" }));
    await appointmentIn(await change(id, { status: "confirmed" }));
    const told = await notices.ofAtLeast(id, 3);
    expect(told.at(-1)).toMatchObject({ id: `appointment_confirmed:${id}:2` });
  });

  test("to completed or missed waits until it has begun, and is told to nobody", async () => {
    const { id } = await makeBooked();
    for (const status of ["completed", "no_show"]) {
      expect(await refusalOf(await change(id, { status }))).toMatchObject({
        status: 400,
        field: "status",
      });
    }
    await database.query(
      `update widget_appointments set starts_at = now() - interval '1 hour',
         ends_at = now() - interval '30 minutes', reserved_from = null, reserved_until = null
       where id = $1`,
      [id],
    );
    await appointmentIn(await change(id, { status: "no_show" }));
    expect(await sequenceOf(id)).toBe(1);
    expect(notices.of(id)).toHaveLength(1);
  });

  test("leaves notes alone, and notes change nothing that calendars show", async () => {
    const { id } = await makeBooked();
    const noted = await appointmentIn(await change(id, { internal_notes: "Prefers mornings" }));
    expect(noted.internal_notes).toBe("Prefers mornings");
    const confirmed = await appointmentIn(await change(id, { status: "confirmed" }));
    expect(confirmed.internal_notes).toBe("Prefers mornings");
    expect(await sequenceOf(id)).toBe(0);
  });

  test("is a line on the time line of the conversation's lead", async () => {
    const { id } = await makeBooked();
    const [leadId, conversationId] = [crypto.randomUUID(), crypto.randomUUID()];
    await database.query("insert into leads (id, client_id) values ($1, $2)", [
      leadId,
      widget.clientId,
    ]);
    await database.query(
      `insert into widget_conversations (id, widget_id, session_id, lead_id)
       values ($1, $2, 's', $3)`,
      [conversationId, widget.id, leadId],
    );
    await database.query("update widget_appointments set conversation_id = $1 where id = $2", [
      conversationId,
      id,
    ]);
    await appointmentIn(await change(id, { status: "confirmed" }));
    const lines = await database.query(
      "select activity_type, user_id, details from lead_activities where lead_id = $1",
      [leadId],
    );
    expect(lines).toMatchObject([
      {
        activity_type: "appointment",
        user_id: expect.any(Number),
        details: { what: "confirmed", appointment_id: id, service: "Check-up" },
      },
    ]);
  });

  test("says nothing of mails where there is no address", async () => {
    const { id } = await makeBooked(0, { customer_email: "", customer_phone: "+1 312 555 0143" });
    const { confirmation_sent, reminder_sent } = await appointmentIn(
      await callAs(cookie, `/appointments/${id}`),
    );
    expect([confirmation_sent, reminder_sent]).toEqual([null, null]);
  });
});

describe("a move", () => {
  test("keeps the length, is told, and counts as a change", async () => {
    const { id } = await makeBooked();
    const { starts_at } = await freeSlot(widget.key, 6);
    const moved = await appointmentIn(await move(id, { starts_at }));
    expect(moved).toMatchObject({ starts_at, duration_minutes: 30, status: "pending" });
    expect(Date.parse(moved.ends_at) - Date.parse(starts_at)).toBe(30 * 60_000);
    const [, notice] = await notices.ofAtLeast(id, 2);
    expect(notice).toMatchObject({ id: `appointment_moved:${id}:1`, by: "user" });
  });

  test("may go to a time that is not offered, and tells nobody where that is not wished", async () => {
    const { id, starts_at } = await makeBooked();
    const odd = new Date(Date.parse(starts_at) + 7 * 60_000).toISOString();
    const moved = await appointmentIn(await move(id, { starts_at: odd, notify_customer: false }));
    expect(moved.starts_at).toBe(odd);
    expect(notices.of(id)).toHaveLength(1);
  });

  test("onto another appointment is refused, with what is free", async () => {
    const { id } = await makeBooked();
    const other = await makeBooked(3, { customer_email: "other@mail.example" });
    const fresh = await freshSlotsIn(await move(id, { starts_at: other.starts_at }));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.map((slot) => slot.starts_at)).not.toContain(other.starts_at);
    expect(await sequenceOf(id)).toBe(0);
  });

  test("into the past, or of what is cancelled, is refused", async () => {
    const { id, starts_at } = await makeBooked();
    const past = await refusalOf(await move(id, { starts_at: "2020-01-01T10:00:00Z" }));
    expect(past).toMatchObject({ status: 400, field: "starts_at" });
    await change(id, { status: "cancelled" });
    expect((await move(id, { starts_at })).status).toBe(400);
  });

  test("is offered the free slots and its own time", async () => {
    const { id, starts_at } = await makeBooked();
    const response = await callAs(cookie, `/appointments/${id}/slots?days=5`);
    const answer = await response.json<{
      timezone: string;
      days: { slots: { starts_at: string }[] }[];
    }>();
    expect(answer.timezone).toBe("America/Chicago");
    const starts = answer.days.flatMap(({ slots }) => slots.map((slot) => slot.starts_at));
    expect(starts).toContain(starts_at);
    expect(starts).toEqual(
      expect.arrayContaining(
        (await freeSlots(widget.key)).slice(0, 5).map((slot) => slot.starts_at),
      ),
    );
  });
});

describe("the calendar feed", () => {
  const address = async (method: "GET" | "POST") => {
    const path = `/widgets/${widget.id}/calendar-feed`;
    const response =
      method === "GET" ? await callAs(cookie, path) : await sendAs(cookie, "POST", path, {});
    const { url } = await response.json<{ url: string }>();
    return url.slice("https://edge.example".length);
  };

  test("holds what is live at its instant and in the business's zone, and not what is cancelled", async () => {
    const [one, two] = [
      await makeBooked(2),
      await makeBooked(4, { customer_email: "b@mail.example" }),
    ];
    await change(two.id, { status: "cancelled" });
    const response = await askEdge(await address("GET"));
    expect(response.headers.get("Content-Type")).toContain("text/calendar");
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=300");
    const calendar = new ICAL.Component(ICAL.parse(await response.text()));
    for (const block of calendar.getAllSubcomponents("vtimezone"))
      ICAL.TimezoneService.register(block);
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    expect(events.map(({ uid }) => uid)).toEqual([`${one.id}@edge.example`]);
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe(one.starts_at);
    expect(events[0]?.summary).toBe("Check-up – Ana");
    expect(events[0]?.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
  });

  test("is told from an older one by its tag, until something changes", async () => {
    const { id } = await makeBooked();
    const path = await address("GET");
    expect(await address("GET")).toBe(path);
    const etag = (await askEdge(path)).headers.get("ETag") ?? "";
    const again = () => askEdge(path, { headers: { "If-None-Match": etag } });
    expect((await again()).status).toBe(304);
    await change(id, { internal_notes: "no calendar shows this" });
    expect((await again()).status).toBe(304);
    await change(id, { status: "confirmed" });
    expect((await again()).status).toBe(200);
  });

  test("has a new address when that is wished; the old one is gone, and the log holds neither", async () => {
    const before = await address("GET");
    const after = await address("POST");
    expect(after).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect(after).not.toBe(before);
    expect((await askEdge(before)).status).toBe(404);
    expect((await askEdge(after)).status).toBe(200);
    expect((await askEdge("/calendar/nothing.ics")).status).toBe(404);
    const [line] = await database.query<{ row: string }>(
      "select to_jsonb(a)::text as row from audit_log a where action = 'widget.calendar_feed_renewed' and client_id = $1",
      [widget.clientId],
    );
    expect(line?.row).toContain("calendar_feed_renewed");
    expect(line?.row).not.toContain(after.slice("/calendar/".length, -".ics".length));
  });
});
