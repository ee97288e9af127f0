import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type CalendarEntry, feed, invitation } from "./calendar-file.ts";

// Read back by a library that shares nothing with the one that writes.

const MINUTE_MS = 60_000;

function makeEntry(overrides: Partial<CalendarEntry> = {}): CalendarEntry {
  const startsAtMs = overrides.startsAtMs ?? Date.parse("2026-03-02T15:00:00Z");
  return {
    id: "0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e44",
    sequence: 0,
    startsAtMs,
    endsAtMs: startsAtMs + 30 * MINUTE_MS,
    stampedAtMs: Date.parse("2026-02-01T00:00:00Z"),
    status: "pending",
    summary: "Check-up – Clinic",
    description: null,
    ...overrides,
  };
}

function invite(entry: CalendarEntry, timezone: string, method: "REQUEST" | "CANCEL" = "REQUEST") {
  return invitation({
    method,
    entry,
    timezone,
    host: "chat.example.com",
    organizer: { name: "Clinic", email: "desk@clinic.example" },
    attendee: { name: "Ana", email: "ana@mail.example" },
  });
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  // Of this file alone: what another registered must not help it.
  ICAL.TimezoneService.reset();
  for (const block of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(block);
  }
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  return { calendar, events };
}

/** The start, the end, and the zone that the start is written in. */
function timesIn(text: string) {
  return read(text).events.map(({ startDate, endDate }) => ({
    starts: startDate.toJSDate().toISOString(),
    ends: endDate.toJSDate().toISOString(),
    zone: startDate.zone.tzid,
  }));
}

describe.each([
  ["America/Chicago", ["2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07"]],
  ["Europe/London", ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"]],
  ["Australia/Lord_Howe", ["2026-04-04", "2026-10-03", "2027-04-03", "2027-10-02"]],
  ["Asia/Kolkata", ["2026-03-29", "2026-11-01", "2027-03-28", "2027-11-07"]],
] as const)("in %s", (timezone, days) => {
  test.each(days)("each half hour of the two days around %s is read as the same instant", (day) => {
    const beginsMs = Date.parse(`${day}T00:00:00Z`);
    for (let half = 0; half < 96; half += 1) {
      const startsAtMs = beginsMs + half * 30 * MINUTE_MS;
      const entry = makeEntry({ startsAtMs });
      const [times] = timesIn(invite(entry, timezone));
      expect(times).toEqual({
        starts: new Date(startsAtMs).toISOString(),
        ends: new Date(entry.endsAtMs).toISOString(),
        // What the clocks show twice is told in UTC.
        zone: expect.stringMatching(new RegExp(`^(${timezone}|UTC)$`)),
      });
    }
  });

  test("an ordinary day's time is written in the zone, whose block is in the file", () => {
    const text = invite(makeEntry({ startsAtMs: Date.parse("2026-07-14T05:00:00Z") }), timezone);
    expect(timesIn(text)[0]?.zone).toBe(timezone);
    expect(text).toContain(`DTSTART;TZID=${timezone}:20260714T`);
    expect(text).toContain(`TZID:${timezone}`);
  });
});

describe("an invitation", () => {
  test("names the appointment, who sends it, who comes, and how it stands", () => {
    const { calendar, events } = read(invite(makeEntry({ sequence: 3 }), "America/Chicago"));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    const [event] = events;
    expect(event?.uid).toBe("0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e44@chat.example.com");
    expect(event?.sequence).toBe(3);
    expect(event?.summary).toBe("Check-up – Clinic");
    expect(event?.organizer).toBe("mailto:desk@clinic.example");
    expect(event?.component.getFirstProperty("organizer")?.getParameter("cn")).toBe("Clinic");
    expect(event?.attendees.map((person) => person.getFirstValue())).toEqual([
      "MAILTO:ana@mail.example",
    ]);
    expect(event?.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
    expect(String(event?.component.getFirstPropertyValue("dtstamp"))).toBe("2026-02-01T00:00:00Z");
  });

  test("that moves or cancels has the same id and a higher sequence", () => {
    const before = read(invite(makeEntry(), "Europe/London")).events[0];
    const cancelled = makeEntry({ sequence: 1, status: "cancelled" });
    const { calendar, events } = read(invite(cancelled, "Europe/London", "CANCEL"));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(events[0]?.uid).toBe(before?.uid);
    expect(events[0]?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(events[0]?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("holds texts as they were, and no line that a text brought along", () => {
    const nasty =
      'He said "a;b,c\\d"\r\nATTENDEE:mailto:evil@x.example\u0007\nEND:VEVENT ñ 漢字 😀';
    const entry = makeEntry({ summary: nasty, description: nasty.repeat(5) });
    const { events } = read(
      invitation({
        method: "REQUEST",
        entry,
        timezone: "Europe/London",
        host: "chat.example.com",
        organizer: { name: 'Smith "& Sons"\nX:1', email: "desk@clinic.example" },
        attendee: { name: "Ana\r\nX-EVIL:1", email: "ana@mail.example" },
      }),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.attendees).toHaveLength(1);
    const plain = nasty.replace("\r\n", "\n").replace("\u0007", " ");
    expect(events[0]?.summary).toBe(plain);
    expect(events[0]?.description).toBe(plain.repeat(5));
    expect(events[0]?.component.getFirstProperty("x-evil")).toBeNull();
  });

  test("keeps the lines as long as the format allows", () => {
    const text = invite(makeEntry({ description: "ñ漢😀".repeat(200) }), "Europe/London");
    for (const line of text.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
  });
});

describe("a feed", () => {
  const entries = Array.from({ length: 40 }, (_, index) =>
    makeEntry({
      id: `0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e${String(index + 10)}`,
      startsAtMs: Date.parse("2026-01-10T15:00:00Z") + index * 20 * 86_400_000,
      status: "confirmed",
    }),
  );

  test("of more than a year holds each at its instant, in the zone", () => {
    const text = feed({
      name: "Clinic",
      entries,
      timezone: "America/Chicago",
      host: "chat.example.com",
    });
    const { calendar } = read(text);
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(timesIn(text)).toEqual(
      entries.map(({ startsAtMs, endsAtMs }) => ({
        starts: new Date(startsAtMs).toISOString(),
        ends: new Date(endsAtMs).toISOString(),
        zone: "America/Chicago",
      })),
    );
  });

  test("of nothing is a calendar all the same", () => {
    const text = feed({ name: "Clinic", entries: [], timezone: "Asia/Kolkata", host: "x.example" });
    expect(read(text).events).toEqual([]);
    expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Asia/Kolkata");
  });
});
