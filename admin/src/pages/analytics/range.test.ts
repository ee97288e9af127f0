import { expect, test } from "vitest";
import { chosenRange, daysAsked, daysOfPreset, rangeBefore, todayIn } from "./range.ts";

test("a range by its name ends today, with today counted", () => {
  expect(daysOfPreset("7d", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  expect(daysOfPreset("28d", "2026-03-03")).toEqual({ from: "2026-02-04", to: "2026-03-03" });
});

test("months are those of the calendar", () => {
  expect(daysOfPreset("month", "2026-03-31")).toEqual({ from: "2026-03-01", to: "2026-03-31" });
  expect(daysOfPreset("last_month", "2026-03-31")).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
  expect(daysOfPreset("last_month", "2026-01-15")).toEqual({
    from: "2025-12-01",
    to: "2025-12-31",
  });
});

test("twelve months are never more than the API gives", () => {
  expect(daysOfPreset("12m", "2024-03-01")).toEqual({ from: "2023-03-02", to: "2024-03-01" });
  expect(daysOfPreset("12m", "2024-02-29")).toEqual({ from: "2023-03-01", to: "2024-02-29" });
});

test("days win over a name, and what is neither is four weeks", () => {
  expect(chosenRange({ range: "7d", from: "2026-01-01" })).toBe("custom");
  expect(chosenRange({ range: "fortnight" })).toBe("28d");
  expect(daysAsked({ from: "2026-01-01", to: "2026-01-05" }, "2026-03-03")).toEqual({
    from: "2026-01-01",
    to: "2026-01-05",
  });
});

test("what a range is compared with has as many days and ends where it begins", () => {
  expect(rangeBefore({ from: "2026-03-01", to: "2026-03-31" })).toEqual({
    from: "2026-01-29",
    to: "2026-02-28",
  });
});

test("today is the day of the zone", () => {
  const atMs = Date.UTC(2026, 2, 3, 23, 30);
  expect(todayIn("UTC", atMs)).toBe("2026-03-03");
  expect(todayIn("Asia/Kolkata", atMs)).toBe("2026-03-04");
});
