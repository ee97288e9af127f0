import { expect, test } from "vitest";
import { stepsOf } from "./appointment-steps.ts";

const AT = "2026-03-02T15:00:00Z";
const BEFORE = Date.parse(AT) - 1;
const AFTER = Date.parse(AT);

test("nobody has come, or failed to, before an appointment begins", () => {
  expect(stepsOf({ status: "pending", starts_at: AT }, BEFORE)).toEqual([
    "confirm",
    "move",
    "cancel",
  ]);
  expect(stepsOf({ status: "confirmed", starts_at: AT }, BEFORE)).toEqual(["move", "cancel"]);
});

test("from its beginning on one says whether the customer came", () => {
  for (const status of ["pending", "confirmed"] as const) {
    expect(stepsOf({ status, starts_at: AT }, AFTER)).toContain("complete");
    expect(stepsOf({ status, starts_at: AT }, AFTER)).not.toContain("confirm");
  }
});

test("a cancellation stays, since the customer was told", () => {
  expect(stepsOf({ status: "cancelled", starts_at: AT }, BEFORE)).toEqual([]);
  expect(stepsOf({ status: "no_show", starts_at: AT }, AFTER)).toEqual(["reopen"]);
});
