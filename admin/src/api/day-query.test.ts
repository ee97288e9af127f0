import { expect, test } from "vitest";
import { daysIn } from "./day-query.ts";

test("days that make no sense are left out of what is asked", () => {
  expect(daysIn({ from: "2026-03-01", to: "2026-03-31" })).toEqual({
    from: "2026-03-01",
    to: "2026-03-31",
  });
  expect(daysIn({ from: "yesterday", to: "2026-02-30" })).toEqual({});
  expect(daysIn({ from: "0202-03-01", to: "2026-03-31" })).toEqual({ to: "2026-03-31" });
  expect(daysIn({ from: "2026-03-31", to: "2026-03-01" })).toEqual({});
});
