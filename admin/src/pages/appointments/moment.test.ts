import { expect, test } from "vitest";
import { instantOf } from "./moment.ts";

test.each([
  ["2026-03-02", "10:00", "America/Chicago", "2026-03-02T16:00:00Z"],
  ["2026-07-02", "10:00", "America/Chicago", "2026-07-02T15:00:00Z"],
  ["2026-01-15", "10:00", "Asia/Kolkata", "2026-01-15T04:30:00Z"],
])("%s %s in %s is %s", (day, time, zone, instant) => {
  expect(instantOf(day, time, zone)).toBe(instant);
});

test("a time that clocks skip is the one after the gap, one shown twice the first", () => {
  expect(instantOf("2026-03-08", "02:30", "America/Chicago")).toBe("2026-03-08T08:30:00Z");
  expect(instantOf("2026-11-01", "01:30", "America/Chicago")).toBe("2026-11-01T06:30:00Z");
});

test("what is no day, or no time, is no instant", () => {
  expect(instantOf("", "10:00", "UTC")).toBeNull();
  expect(instantOf("2026-02-30", "10:00", "UTC")).toBeNull();
  expect(instantOf("2026-03-02", "", "UTC")).toBeNull();
});
