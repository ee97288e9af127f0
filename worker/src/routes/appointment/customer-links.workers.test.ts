import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  book,
  freeSlot,
  freeSlots,
  makeBookingWidget,
  recordNotices,
} from "../../../test/booking-widget.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { type TestWidget, testEnv } from "../../../test/thread-client.ts";
import { askEdge } from "../../../test/visitor-client.ts";
import type { AppointmentNotice } from "../../appointments/notices.ts";
import { moveByUser } from "../../appointments/user-changes.ts";
import { remindAppointments } from "../../jobs/remind-appointments.ts";
import { findStoredAppointment } from "../../store/appointment-rows.ts";
import { openDatabase } from "../../store/database.ts";

const database = openBoundDatabase();
const EDGE = "https://edge.example";
let widget: TestWidget;
let notices: ReturnType<typeof recordNotices>;

beforeAll(() => {
  notices = recordNotices();
});

beforeEach(async () => {
  widget = await makeBookingWidget();
});

/** An appointment, and the paths of the links in the mail about it. */
async function makeBooked(body: Readonly<Record<string, unknown>> = {}, key = widget.key) {
  const { appointment_id: id } = await book(key, (await freeSlot(key)).starts_at, body);
  return { id, ...(await linksIn(id, 1)) };
}

/** Of the n-th notice of an appointment. */
async function linksIn(id: string, count: number) {
  const told = await notices.ofAtLeast(id, count);
  const notice = told[count - 1] as AppointmentNotice; // `ofAtLeast` gives those of appointments alone.
  const path = (url: string | null) => url?.slice(EDGE.length) ?? "";
  return { notice, move: path(notice.moveUrl), cancel: path(notice.cancelUrl) };
}

async function look(path: string, init?: RequestInit) {
  const response = await askEdge(path, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

function postForm(path: string, form: Record<string, string> = {}) {
  return look(path, { method: "POST", body: new URLSearchParams(form) });
}

async function rowOf(id: string) {
  const [row] = await database.query("select * from widget_appointments where id = $1", [id]);
  return row;
}

describe("a page behind a link", () => {
  test("shows what, and when by the customer's clocks and the business's, and may do nothing else", async () => {
    const { cancel } = await makeBooked({ timezone: "Asia/Kolkata", customer_name: "<b>Ana" });
    const { status, text, headers } = await look(cancel);
    expect(status).toBe(200);
    expect(text).toContain("Check-up");
    expect(text).toContain("India Standard Time");
    expect(text).toMatch(/Central (Standard|Daylight) Time/);
    expect(text).not.toContain("<script");
    // Whoever may cancel may not move by that.
    expect(text).not.toContain("/appointment/");
    expect(text).not.toContain("<b>");
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("X-Robots-Tag")).toContain("noindex");
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  test("speaks the customer's language", async () => {
    const { key } = await makeBookingWidget({}, { locale: "es" });
    const { cancel, move } = await makeBooked({}, key);
    expect((await look(cancel)).text).toContain("¿Cancelar su cita?");
    expect((await look(move)).text).toContain("Cambiar su cita");
  });

  test("changes nothing by being looked at, however often", async () => {
    const { id, cancel, move } = await makeBooked();
    const before = await rowOf(id);
    for (const path of [cancel, move, cancel, move]) {
      expect((await look(path)).status).toBe(200);
      expect((await look(path, { method: "HEAD" })).status).toBe(200);
    }
    expect(await rowOf(id)).toEqual({
      ...before,
      confirmation_sent: true,
      owed_notice: null,
      owed_by: null,
    });
    expect(notices.of(id)).toHaveLength(1);
  });
});

describe("cancelling", () => {
  test("gives the time back, tells of it, and ends both links", async () => {
    const { id, cancel, move } = await makeBooked();
    const done = await postForm(cancel);
    expect(done.status).toBe(200);
    expect(done.text).toContain("Your appointment is cancelled");
    expect(await rowOf(id)).toMatchObject({ status: "cancelled", calendar_sequence: 1 });
    const { notice } = await linksIn(id, 2);
    expect(notice).toMatchObject({
      id: `appointment_cancelled:${id}:1`,
      by: "customer",
      calendar: { method: "CANCEL", text: expect.stringContaining("SEQUENCE:1") },
      moveUrl: null,
      cancelUrl: null,
    });
    for (const path of [cancel, move]) {
      for (const answer of [await look(path), await postForm(path)]) {
        expect(answer.status).toBe(410);
        expect(answer.text).toContain("This appointment is cancelled.");
        expect(answer.text).not.toContain("Check-up");
      }
    }
    expect(await rowOf(id)).toMatchObject({ calendar_sequence: 1 });
  });

  test("by two at once is done once", async () => {
    const { id, cancel } = await makeBooked();
    const answers = await Promise.all([postForm(cancel), postForm(cancel)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await rowOf(id)).toMatchObject({ calendar_sequence: 1 });
  });
});

describe("moving", () => {
  test("offers free times, takes the one that is chosen, and sends links that work", async () => {
    const { id, move, notice } = await makeBooked();
    const slots = await freeSlots(widget.key);
    const wished = slots[5]?.starts_at ?? "";
    expect((await look(move)).text).toContain(`value="${wished}"`);
    const done = await postForm(move, { starts_at: wished });
    expect(done.text).toContain("Your appointment has been moved");
    expect(done.text).toContain("use the links in your newest mail");
    expect(done.text).not.toContain("/appointment/");
    expect(done.status).toBe(200);
    const row = await rowOf(id);
    expect(new Date(String(row?.starts_at)).toISOString()).toBe(wished);
    expect(row).toMatchObject({ status: "pending", calendar_sequence: 1, reminder_sent: false });
    expect((await look(move)).status).toBe(410);
    const told = await linksIn(id, 2);
    expect(told.notice).toMatchObject({
      id: `appointment_moved:${id}:1`,
      by: "customer",
      startsAtMs: Date.parse(wished),
      endsAtMs: Date.parse(wished) + 30 * 60_000,
    });
    const uidIn = ({ calendar }: AppointmentNotice) => /UID:(\S+)/.exec(calendar?.text ?? "")?.[1];
    expect(uidIn(told.notice)).toBe(uidIn(notice));
    expect((await look(told.move)).status).toBe(200);
    expect((await look(told.cancel)).status).toBe(200);
  });

  test("to a time that was taken meanwhile says so, and shows what is free", async () => {
    const { id, move } = await makeBooked();
    const { starts_at } = await freeSlot(widget.key, 4);
    await book(widget.key, starts_at, { customer_email: "other@mail.example" });
    const refused = await postForm(move, { starts_at });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("That time has just been taken.");
    expect(refused.text).toContain('type="radio"');
    expect(refused.text).not.toContain(`value="${starts_at}"`);
    expect(await rowOf(id)).toMatchObject({ calendar_sequence: 0 });
  });

  test("without telling the customer leaves the links in their mail as they are", async () => {
    const { id, cancel } = await makeBooked();
    const found = await findStoredAppointment(openDatabase(testEnv), id);
    const { starts_at } = await freeSlot(widget.key, 6);
    if (!found) throw new Error("not found");
    const call = { env: testEnv, db: openDatabase(testEnv), userId: 1, nowMs: Date.now() };
    await moveByUser(call, found, { starts_at, notify_customer: false });
    expect(await rowOf(id)).toMatchObject({ calendar_sequence: 1, told_sequence: 0 });
    expect((await look(cancel)).status).toBe(200);
    expect((await postForm(cancel)).status).toBe(200);
  });

  test("is owed to those it concerns until the queue has taken it", async () => {
    const { id, move } = await makeBooked();
    const { starts_at } = await freeSlot(widget.key, 6);
    notices.refuse(100);
    expect((await postForm(move, { starts_at })).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({
      owed_notice: "appointment_moved",
      owed_by: "customer",
    });
    notices.refuse(0);
    await database.query(
      "update widget_appointments set told_at = now() - interval '3 minutes' where id = $1",
      [id],
    );
    await remindAppointments(testEnv, Date.now());
    expect((await linksIn(id, 2)).notice.id).toBe(`appointment_moved:${id}:1`);
    expect(await rowOf(id)).toMatchObject({ owed_notice: null });
  });

  test("needs a choice, and one that is offered", async () => {
    const { move } = await makeBooked();
    expect((await postForm(move)).status).toBe(400);
    expect((await postForm(move, { starts_at: "soon" })).status).toBe(400);
    expect((await postForm(move, { starts_at: "2020-01-01T10:00:00Z" })).status).toBe(409);
  });

  test("is not possible online once nothing can be booked; cancelling is", async () => {
    const { id, move, cancel } = await makeBooked();
    await database.query(
      "update widget_configs set enable_appointment_booking = false where id = $1",
      [widget.id],
    );
    expect((await look(move)).text).toContain("It cannot be moved online right now.");
    expect((await postForm(cancel)).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ status: "cancelled" });
  });
});

describe("a link that is no good", () => {
  test("because it was forged, or made for the other purpose: 404, in words", async () => {
    const { cancel, move } = await makeBooked();
    const token = cancel.split("/").at(-1) ?? "";
    const forged = [
      `/appointment/cancel/${move.split("/").at(-1)}`,
      `/appointment/move/${token}`,
      `/appointment/cancel/${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      "/appointment/cancel/nothing",
      "/appointment/else",
    ];
    for (const path of forged) {
      const answer = await look(path, { headers: { "Accept-Language": "es-MX,es" } });
      expect(answer.status).toBe(404);
      expect(answer.text).toContain("Este enlace no lleva a ninguna parte");
      expect((await postForm(path)).status).toBe(404);
    }
  });

  test("because the time has come: 410", async () => {
    const { id, cancel } = await makeBooked();
    await database.query(
      `update widget_appointments set starts_at = now() - interval '1 minute',
         ends_at = now() + interval '29 minutes', reserved_from = null, reserved_until = null
       where id = $1`,
      [id],
    );
    const answer = await postForm(cancel);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("has come or gone");
    expect(await rowOf(id)).toMatchObject({ status: "pending" });
  });
});

describe("while Postgres is away", () => {
  afterEach(() => database.setAway(false));

  test("the page says so, and nothing is changed", async () => {
    const { id, cancel } = await makeBooked();
    await database.setAway(true);
    for (const answer of [await look(cancel), await postForm(cancel)]) {
      expect(answer.status).toBe(503);
      expect(answer.text).toContain("Nothing was changed.");
    }
    await database.setAway(false);
    expect(await rowOf(id)).toMatchObject({ status: "pending" });
  });
});
