import { describe, expect, test } from "vitest";
import { at, everyDay, makeOffer, NONE, startsOn } from "../../test/make-offer.ts";
import { type Busy, byDay, freeSlots, rangeOfDays } from "./availability.ts";
import { DAY_MS, dayOfDate, MINUTE_MS } from "./wall-clock.ts";

describe("the hours", () => {
  test("slots begin each step after the opening and end by the closing", () => {
    const days = { ...NONE, mon: [{ open: "09:10", close: "10:30" }] };
    const wish = { days, minutes: 30, settings: { slot_step_minutes: 20 } };
    expect(startsOn("2026-03-02", wish)).toEqual([
      "2026-03-02T09:10Z",
      "2026-03-02T09:30Z",
      "2026-03-02T09:50Z",
    ]);
    expect(startsOn("2026-03-03", wish)).toEqual([]);
  });

  test("a holiday's hours replace the day's", () => {
    const holidays = [
      { date: "2026-12-24", name: "Eve", intervals: [{ open: "09:00", close: "10:00" }] },
      { date: "2026-12-25", name: "Day", intervals: [] },
    ];
    expect(startsOn("2026-12-24", { holidays })).toHaveLength(2);
    expect(startsOn("2026-12-25", { holidays })).toEqual([]);
    expect(startsOn("2026-12-26", { holidays })).toHaveLength(6);
  });

  test("an interval whose close is not after its open runs past midnight; 24:00 is the day's end", () => {
    const days = { ...NONE, mon: [{ open: "23:00", close: "01:00" }] };
    expect(startsOn("2026-03-02", { days })).toEqual(["2026-03-02T23:00Z", "2026-03-02T23:30Z"]);
    expect(startsOn("2026-03-03", { days })).toEqual(["2026-03-03T00:00Z", "2026-03-03T00:30Z"]);
    const late = { ...NONE, mon: [{ open: "23:30", close: "24:00" }] };
    expect(startsOn("2026-03-02", { days: late })).toEqual(["2026-03-02T23:30Z"]);
  });

  test("intervals that overlap offer a time once", () => {
    const days = everyDay(["09:00", "10:00"], ["09:30", "10:30"]);
    expect(startsOn("2026-03-02", { days })).toEqual([
      "2026-03-02T09:00Z",
      "2026-03-02T09:30Z",
      "2026-03-02T10:00Z",
    ]);
  });
});

describe("what is taken", () => {
  const taken = (from: string, until: string, resourceId = "lane-1"): Busy => ({
    resourceId,
    fromMs: at(`2026-03-02T${from}Z`),
    untilMs: at(`2026-03-02T${until}Z`),
  });

  test("is not offered, and neither is what its buffers or those of the service reach into", () => {
    const busy = [taken("10:00", "10:30")];
    expect(startsOn("2026-03-02", {}, busy)).not.toContain("2026-03-02T10:00Z");
    expect(startsOn("2026-03-02", { buffers: [0, 15] }, busy)).toEqual([
      "2026-03-02T09:00Z",
      "2026-03-02T10:30Z",
      "2026-03-02T11:00Z",
      "2026-03-02T11:30Z",
    ]);
  });

  test("leaves the other lanes free, in their order", () => {
    const offer = makeOffer({ settings: { capacity: 2 } });
    const range = rangeOfDays("UTC", dayOfDate("2026-03-02"), 1);
    const lanes = (busy: Busy[]) =>
      freeSlots(offer, busy, range, range.fromMs).map(({ lane }) => lane);
    expect(lanes([taken("09:00", "10:00")])).toEqual([
      "lane-2",
      "lane-2",
      "lane-1",
      "lane-1",
      "lane-1",
      "lane-1",
    ]);
    expect(lanes([taken("09:00", "12:00"), taken("09:00", "12:00", "lane-2")])).toEqual([]);
  });

  test("takes a place also where it has no lane of today's settings", () => {
    expect(startsOn("2026-03-02", {}, [taken("09:00", "11:30", "default")])).toEqual([
      "2026-03-02T11:30Z",
    ]);
  });
});

test("the notice is kept, and the horizon is counted in the business's own days", () => {
  const nowMs = at("2026-03-02T23:30Z"); // The 3rd already in Kolkata.
  const offer = makeOffer({
    timezone: "Asia/Kolkata",
    days: everyDay(["00:00", "24:00"]),
    settings: { minimum_notice_minutes: 90, horizon_days: 1 },
  });
  const all = freeSlots(offer, [], { fromMs: 0, untilMs: nowMs + 30 * DAY_MS }, nowMs);
  expect(all.at(0)?.startsAtMs).toBe(at("2026-03-03T01:00Z"));
  expect(all.at(-1)?.startsAtMs).toBe(at("2026-03-04T18:00Z"));
});

test("a day of the asker's holds the slots that begin on it, on their clocks", () => {
  const offer = makeOffer({ timezone: "America/Chicago", days: everyDay(["09:00", "21:00"]) });
  const first = dayOfDate("2026-03-02");
  const range = rangeOfDays("Asia/Kolkata", first, 2);
  const slots = freeSlots(offer, [], range, range.fromMs - DAY_MS);
  const days = byDay("Asia/Kolkata", first, 2, slots);
  expect(days.map(({ date, slots: { length } }) => [date, length])).toEqual([
    ["2026-03-02", 24],
    ["2026-03-03", 24],
  ]);
});

test("a fortnight beside a thousand appointments is found in a few milliseconds", () => {
  const offer = makeOffer({
    timezone: "America/Chicago",
    days: everyDay(["00:00", "24:00"]),
    settings: { slot_step_minutes: 15, capacity: 5 },
  });
  const first = dayOfDate("2026-03-02");
  const range = rangeOfDays("America/Chicago", first, 14);
  const busy = Array.from({ length: 1_000 }, (_, index): Busy => {
    const fromMs = range.fromMs + Math.floor(index / 5) * 90 * MINUTE_MS;
    return { resourceId: `lane-${(index % 5) + 1}`, fromMs, untilMs: fromMs + 30 * MINUTE_MS };
  });
  const find = () => freeSlots(offer, busy, range, range.fromMs - DAY_MS);
  find();
  const beganMs = performance.now();
  for (let run = 0; run < 20; run += 1) find();
  const eachMs = (performance.now() - beganMs) / 20;
  expect(find().length).toBeGreaterThan(500);
  // A bound that a busy machine keeps too: it is about 2 ms on an idle one.
  expect(eachMs).toBeLessThan(50);
});
