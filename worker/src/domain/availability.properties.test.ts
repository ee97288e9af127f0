import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { BusinessHours } from "../../../contracts/widget-config.ts";
import { at, makeOffer } from "../../test/make-offer.ts";
import {
  type Busy,
  byDay,
  freeSlots,
  isOffered,
  type Offer,
  rangeOfDays,
  reservedAround,
  type Slot,
} from "./availability.ts";
import { DAY_MS, MINUTE_MS } from "./wall-clock.ts";

const ZONES = [
  "America/Chicago",
  "Europe/London",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Pacific/Apia",
  "America/Sao_Paulo",
] as const;

const timeOfDay = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map(
    (fives) =>
      `${String(Math.floor(fives / 12)).padStart(2, "0")}:${String((fives % 12) * 5).padStart(2, "0")}`,
  );
const intervals = fc.array(fc.record({ open: timeOfDay, close: timeOfDay }), { maxLength: 3 });

const offers = fc
  .record({
    timezone: fc.constantFrom(...ZONES),
    days: fc.record({
      mon: intervals,
      tue: intervals,
      wed: intervals,
      thu: intervals,
      fri: intervals,
      sat: intervals,
      sun: intervals,
    }),
    minutes: fc.integer({ min: 1, max: 24 }).map((fives) => fives * 5),
    buffers: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })),
    settings: fc.record({
      slot_step_minutes: fc.integer({ min: 3, max: 24 }).map((fives) => fives * 5),
      minimum_notice_minutes: fc.integer({ min: 0, max: 3_000 }),
      horizon_days: fc.integer({ min: 1, max: 20 }),
      capacity: fc.integer({ min: 1, max: 3 }),
    }),
  })
  .map(makeOffer);
/** Near a change of the clocks as often as not. */
const nows = fc
  .tuple(
    fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25"),
    fc.integer({ min: -4 * 1440, max: 1440 }),
  )
  .map(([day, minutes]) => at(`${day}T12:00Z`) + minutes * MINUTE_MS);

/** Books the free slots that `picks` points at, one after another. */
function bookMany(offer: Offer, nowMs: number, picks: readonly number[]): (Slot & Busy)[] {
  const booked: (Slot & Busy)[] = [];
  for (const pick of picks) {
    const range = { fromMs: nowMs, untilMs: nowMs + 8 * DAY_MS };
    const free = freeSlots(offer, booked, range, nowMs);
    const slot = free[pick % Math.max(1, free.length)];
    if (!slot) break;
    booked.push({
      ...slot,
      ...reservedAround(offer.shape, slot.startsAtMs),
      resourceId: slot.lane,
    });
  }
  return booked;
}

describe("whatever the hours, the zone and the moment", () => {
  test("what is booked never overlaps in a lane, buffers included", () => {
    const picks = fc.array(fc.nat(), { maxLength: 8 });
    fc.assert(
      fc.property(offers, nows, picks, (offer, nowMs, chosen) => {
        const booked = bookMany(offer, nowMs, chosen);
        for (const [index, one] of booked.entries()) {
          for (const other of booked.slice(index + 1)) {
            if (one.lane !== other.lane) continue;
            expect(one.untilMs <= other.fromMs || other.untilMs <= one.fromMs).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("each slot has its exact length, lies in the hours, keeps notice and horizon, and is offered singly too", () => {
    fc.assert(
      fc.property(offers, nows, (offer, nowMs) => {
        const { settings, hours, shape } = offer;
        const range = { fromMs: nowMs - DAY_MS, untilMs: nowMs + 9 * DAY_MS };
        const slots = freeSlots(offer, [], range, nowMs);
        const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(
          hours.timezone,
        );
        const lastDay = today.toPlainDate().add({ days: settings.horizon_days });
        for (const { startsAtMs, endsAtMs } of slots) {
          expect(endsAtMs - startsAtMs).toBe(shape.duration_minutes * MINUTE_MS);
          expect(startsAtMs - nowMs).toBeGreaterThanOrEqual(
            settings.minimum_notice_minutes * MINUTE_MS,
          );
          const start = Temporal.Instant.fromEpochMilliseconds(startsAtMs).toZonedDateTimeISO(
            hours.timezone,
          );
          expect(Temporal.PlainDate.compare(start.toPlainDate(), lastDay)).toBeLessThanOrEqual(0);
          expect(isWithinHours(hours, startsAtMs, endsAtMs)).toBe(true);
        }
        const some = slots[Math.floor(slots.length / 2)];
        if (some) expect(isOffered(offer, some.startsAtMs, nowMs)).toBe(true);
        expect(new Set(slots.map(({ startsAtMs }) => startsAtMs)).size).toBe(slots.length);
      }),
      { numRuns: 60 },
    );
  });

  test("the same slots are offered whatever zone they are asked in", () => {
    fc.assert(
      fc.property(offers, nows, fc.constantFrom(...ZONES), (offer, nowMs, zone) => {
        const wide = { fromMs: nowMs - 4 * DAY_MS, untilMs: nowMs + 12 * DAY_MS };
        const everything = freeSlots(offer, [], wide, nowMs);
        const first = Math.floor(nowMs / DAY_MS);
        const range = rangeOfDays(zone, first, 5);
        const asked = byDay(zone, first, 5, freeSlots(offer, [], range, nowMs));
        const within = everything.filter(
          ({ startsAtMs }) => startsAtMs >= range.fromMs && startsAtMs < range.untilMs,
        );
        expect(asked.flatMap(({ slots }) => slots)).toEqual(within);
      }),
      { numRuns: 60 },
    );
  });
});

/** Reckoned another way: by a calendar library, interval by interval. */
function isWithinHours(hours: BusinessHours, startsAtMs: number, endsAtMs: number): boolean {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAtMs).toZonedDateTimeISO(
    hours.timezone,
  );
  return [-1, 0].some((days) => {
    const date = start.toPlainDate().add({ days });
    const name = (["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const)[date.dayOfWeek - 1];
    return hours.days[name ?? "mon"].some(({ open, close }) => {
      const closing = close > open ? date : date.add({ days: 1 });
      const instantOf = (day: Temporal.PlainDate, time: string) =>
        day.toZonedDateTime({ timeZone: hours.timezone, plainTime: time }).epochMilliseconds;
      // Where the clocks skip the opening, this library is late by as much as they skip.
      const opensMs = instantOf(date, open) - 60 * MINUTE_MS;
      return startsAtMs >= opensMs && endsAtMs <= instantOf(closing, close);
    });
  });
}
