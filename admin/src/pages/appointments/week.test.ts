import { expect, test } from "vitest";
import { dayOf, daysFrom, mondayOf } from "./week.ts";

test.each([
  ["2026-03-02", "2026-03-02"],
  ["2026-03-08", "2026-03-02"],
  ["2026-03-29", "2026-03-23"],
])("%s lies in the week that begins on %s", (day, monday) => {
  expect(mondayOf(day, "Europe/Madrid").toString()).toBe(monday);
});

test("a week has seven days, also when clocks are changed in it", () => {
  const days = daysFrom(mondayOf("2026-03-29", "Europe/Madrid")).map(String);
  expect(days).toHaveLength(7);
  expect(days.at(-1)).toBe("2026-03-29");
});

test("what is no day is this week", () => {
  expect(mondayOf("next week", "UTC").toString()).toBe(mondayOf(undefined, "UTC").toString());
});

test("an instant's day is the zone's", () => {
  expect(dayOf("2026-03-02T23:30:00Z", "Europe/Madrid")).toBe("2026-03-03");
  expect(dayOf("2026-03-02T03:30:00Z", "America/Chicago")).toBe("2026-03-01");
});
