import { expect, test } from "vitest";
import { spanOf } from "./day-span.ts";

test("by default it ends today, and is compared with as many days before", () => {
  expect(spanOf({}, "2026-03-10", 30)).toEqual({
    from: "2026-02-09",
    to: "2026-03-10",
    days: 30,
    before: { from: "2026-01-10", to: "2026-02-08" },
  });
});

test("a day is a day also where clocks are changed", () => {
  expect(spanOf({ from: "2026-03-29", to: "2026-03-29" }, "2026-06-01", 30)).toMatchObject({
    days: 1,
    before: { from: "2026-03-28", to: "2026-03-28" },
  });
});

test("an end before its beginning has no days", () => {
  expect(spanOf({ from: "2026-03-10", to: "2026-03-01" }, "2026-06-01", 30).days).toBeLessThan(1);
});
