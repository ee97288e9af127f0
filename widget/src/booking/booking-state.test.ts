import { describe, expect, test } from "vitest";
import type { Availability, AvailableSlot } from "../../../contracts/appointments.ts";
import {
  type BookingEvent,
  type BookingState,
  isFirstStep,
  NOTHING_CHOSEN,
  nextBooking,
} from "./booking-state.ts";

const SERVICE = { id: "visit", name: "Office visit", duration_minutes: 20 };
const slotAt = (starts_at: string): AvailableSlot => ({ starts_at, ends_at: starts_at });

/** Days from the first of December, each with these slots in UTC hours. */
function makeAvailability(
  hours: readonly (readonly number[])[],
  first = 1,
  overrides: Partial<Availability> = {},
): Availability {
  const days = hours.map((ofDay, index) => {
    const date = `2026-12-${String(first + index).padStart(2, "0")}`;
    const at = (hour: number) => slotAt(`${date}T${String(hour).padStart(2, "0")}:00:00.000Z`);
    return { date, slots: ofDay.map(at) };
  });
  return {
    business_timezone: "America/Chicago",
    timezone: "UTC",
    services: [SERVICE],
    days,
    next_from: null,
    ...overrides,
  };
}

const reach = (events: readonly BookingEvent[]) => events.reduce(nextBooking, NOTHING_CHOSEN);
const chosen = (availability: Availability): BookingState =>
  reach([
    { type: "services", services: [SERVICE, { ...SERVICE, id: "call" }] },
    { type: "service", service: SERVICE },
    { type: "days", availability, isMore: false },
  ]);
const timesOf = (state: BookingState) =>
  state.days
    .find(({ date }) => date === state.day)
    ?.slots.map((slot) => slot.starts_at.slice(11, 16));

describe("the days that are shown", () => {
  test("begin with the first that has something free, in the week that it is in", () => {
    const weeks = [...Array.from({ length: 9 }, () => []), [9], [10]];
    expect(chosen(makeAvailability(weeks))).toMatchObject({ day: "2026-12-10", firstShown: 7 });
  });

  test("where nothing is free, no day is chosen", () => {
    expect(chosen(makeAvailability([[], []]))).toMatchObject({ step: "time", day: null });
  });

  test("turn by weeks, never before the first, and go on with what follows", () => {
    const first = chosen(makeAvailability(Array.from({ length: 14 }, () => [9])));
    expect(nextBooking(first, { type: "turn", by: -1 })).toMatchObject({ firstShown: 0 });
    const second = nextBooking(first, { type: "turn", by: 1 });
    expect(second).toMatchObject({ firstShown: 7, day: "2026-12-08" });
    const more = makeAvailability([[], [9]], 15);
    expect(nextBooking(second, { type: "days", availability: more, isMore: true })).toMatchObject({
      firstShown: 14,
      day: "2026-12-16",
    });
  });
});

describe("a slot", () => {
  const slot = slotAt("2026-12-01T09:00:00.000Z");

  test("that is held leads to the details, and back to the same day", () => {
    const held = nextBooking(chosen(makeAvailability([[9, 10]])), {
      type: "held",
      slot,
      holdId: "h",
    });
    expect(held).toMatchObject({ step: "details", holdId: "h" });
    const back = nextBooking(held, { type: "back" });
    expect(back).toMatchObject({ step: "time", day: "2026-12-01", holdId: null });
  });

  test("that was taken costs the visitor no hold but its own", () => {
    const held = nextBooking(chosen(makeAvailability([[9, 10]])), {
      type: "held",
      slot,
      holdId: "h",
    });
    const other = slotAt("2026-12-01T10:00:00.000Z");
    const afterOther = nextBooking(held, { type: "taken", slot: other, fresh: [] });
    expect(afterOther.holdId).toBe("h");
    expect(nextBooking(held, { type: "taken", slot, fresh: [] }).holdId).toBeNull();
  });

  test("that was taken is spoken of until the visitor goes on", () => {
    const taken = nextBooking(chosen(makeAvailability([[9, 10], [9]])), {
      type: "taken",
      slot,
      fresh: [],
    });
    const goneOn: readonly BookingEvent[] = [
      { type: "day", date: "2026-12-02" },
      { type: "turn", by: 1 },
      { type: "holding" },
    ];
    for (const event of goneOn) expect(nextBooking(taken, event).notice).toBeNull();
  });

  test("that was taken is not offered again, and what is free near it is, in order", () => {
    const state = nextBooking(chosen(makeAvailability([[9, 11]])), {
      type: "taken",
      slot,
      fresh: [slotAt("2026-12-01T10:00:00.000Z"), slotAt("2026-12-01T11:00:00.000Z")],
    });
    expect(state).toMatchObject({ step: "time", notice: "slotTaken", day: "2026-12-01" });
    expect(timesOf(state)).toEqual(["10:00", "11:00"]);
  });

  test("that was the day's last leads to the next day that has one", () => {
    const state = nextBooking(chosen(makeAvailability([[9], [], [9]])), {
      type: "taken",
      slot,
      fresh: [],
    });
    expect(state.day).toBe("2026-12-03");
  });
});

test("a step back leads out of booking only from the first step that there was a choice in", () => {
  const state = chosen(makeAvailability([[9]]));
  expect(isFirstStep(state)).toBe(false);
  expect(isFirstStep({ ...state, services: [SERVICE] })).toBe(true);
  expect(isFirstStep({ ...state, step: "details" })).toBe(false);
  expect(isFirstStep({ ...state, step: "service" })).toBe(true);
  expect(nextBooking(state, { type: "back" })).toMatchObject({ step: "service", days: [] });
});

describe("an answer that comes late", () => {
  const state = chosen(makeAvailability([[9, 10], [], [9]]));
  const slot = slotAt("2026-12-01T09:00:00.000Z");
  const held = nextBooking(state, { type: "held", slot, holdId: "h" });
  const later = makeAvailability([[11]], 1);

  test("does not take the visitor out of the form", () => {
    expect(nextBooking(held, { type: "days", availability: later, isMore: false })).toBe(held);
    const refreshed: BookingEvent = { type: "refreshed", service: SERVICE, availability: later };
    expect(nextBooking(held, refreshed)).toBe(held);
  });

  test("changes what is free on its days, and not the days that are looked at", () => {
    const fresh = makeAvailability([[12]], 3);
    const next = nextBooking(state, { type: "refreshed", service: SERVICE, availability: fresh });
    expect(next).toMatchObject({ day: "2026-12-01", firstShown: 0 });
    expect(next.days.map(({ slots }) => slots.length)).toEqual([2, 0, 1]);
    expect(next.days[2]?.slots[0]?.starts_at).toContain("T12:00");
  });

  test("leads to the next day where nothing is left on the chosen one", () => {
    const none = makeAvailability([[]]);
    const next = nextBooking(state, { type: "refreshed", service: SERVICE, availability: none });
    expect(next.day).toBe("2026-12-03");
  });

  test("is of no matter where another service was chosen since", () => {
    const service = { ...SERVICE, id: "call" };
    expect(nextBooking(state, { type: "refreshed", service, availability: later })).toBe(state);
  });
});
