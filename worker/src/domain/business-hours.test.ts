import { describe, expect, test } from "vitest";
import type { BusinessHours } from "../../../contracts/widget-config.ts";
import { isOpenAt } from "./business-hours.ts";

const CLOSED = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const DAY = [{ open: "09:00", close: "17:00" }];
const WEEK = { ...CLOSED, mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };

function makeHours(overrides: Partial<BusinessHours> = {}): BusinessHours {
  return { timezone: "America/Chicago", days: WEEK, holidays: [], ...overrides };
}

const isOpen = (hours: BusinessHours | null, instant: string) =>
  isOpenAt(hours, Date.parse(instant));

describe("opening hours", () => {
  test("without any, a business is always open", () => {
    expect(isOpen(null, "2026-03-01T03:00:00Z")).toBe(true);
  });

  test("are read in the business's zone; the first moment counts, the last does not", () => {
    // Monday; Chicago is six hours behind in winter.
    expect(isOpen(makeHours(), "2026-03-02T14:59:59Z")).toBe(false);
    expect(isOpen(makeHours(), "2026-03-02T15:00:00Z")).toBe(true);
    expect(isOpen(makeHours(), "2026-03-02T22:59:59Z")).toBe(true);
    expect(isOpen(makeHours(), "2026-03-02T23:00:00Z")).toBe(false);
    expect(isOpen(makeHours(), "2026-03-01T16:00:00Z")).toBe(false);
  });

  test("move with the clocks: nine o'clock is nine o'clock on both sides of the change", () => {
    expect(isOpen(makeHours(), "2026-03-09T13:59:00Z")).toBe(false);
    expect(isOpen(makeHours(), "2026-03-09T14:00:00Z")).toBe(true);
    const howe = makeHours({ timezone: "Australia/Lord_Howe" });
    // 10:30 hours ahead until the first Sunday of October, then 11: the clocks move by half an hour.
    expect(isOpen(howe, "2026-10-01T22:30:00Z")).toBe(true);
    expect(isOpen(howe, "2026-10-01T22:29:00Z")).toBe(false);
    expect(isOpen(howe, "2026-10-05T22:00:00Z")).toBe(true);
    expect(isOpen(howe, "2026-10-05T21:59:00Z")).toBe(false);
  });

  test("that run past midnight belong to the day on which they open, also in the night of a change", () => {
    const night = { ...CLOSED, sat: [{ open: "20:00", close: "04:00" }] };
    const hours = makeHours({ days: night });
    // In the night to 8 March 2026 the clocks of Chicago go from 2 to 3.
    expect(isOpen(hours, "2026-03-08T02:00:00Z")).toBe(true);
    expect(isOpen(hours, "2026-03-08T08:59:00Z")).toBe(true);
    expect(isOpen(hours, "2026-03-08T09:00:00Z")).toBe(false);
    expect(isOpen(hours, "2026-03-09T02:00:00Z")).toBe(false);
  });

  test("until 24:00 end with the day, and equal times are the whole day", () => {
    const late = makeHours({ days: { ...CLOSED, mon: [{ open: "18:00", close: "24:00" }] } });
    expect(isOpen(late, "2026-03-03T05:59:00Z")).toBe(true);
    expect(isOpen(late, "2026-03-03T06:00:00Z")).toBe(false);
    const all = makeHours({ days: { ...CLOSED, mon: [{ open: "00:00", close: "00:00" }] } });
    expect(isOpen(all, "2026-03-02T06:00:00Z")).toBe(true);
    expect(isOpen(all, "2026-03-03T05:59:00Z")).toBe(true);
    expect(isOpen(all, "2026-03-03T06:00:00Z")).toBe(false);
  });

  test("of a holiday take the place of its weekday's", () => {
    const holidays = [
      { date: "2026-12-25", name: "Christmas", intervals: [] },
      { date: "2026-12-26", name: "Sale", intervals: [{ open: "12:00", close: "14:00" }] },
    ];
    const hours = makeHours({ holidays });
    expect(isOpen(hours, "2026-12-24T16:00:00Z")).toBe(true);
    expect(isOpen(hours, "2026-12-25T16:00:00Z")).toBe(false);
    expect(isOpen(hours, "2026-12-26T19:00:00Z")).toBe(true);
  });
});
