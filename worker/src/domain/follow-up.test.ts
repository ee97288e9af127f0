import { expect, test } from "vitest";
import { type FollowUpView, nextFollowUp } from "./follow-up.ts";

const HOUR_MS = 3_600_000;
const NEW = { status: "new", isMerged: false, isSpam: false } as const;

/** `hours` after a lead was captured. */
function next(hours: number, view: FollowUpView) {
  return nextFollowUp(view, { nowMs: hours * HOUR_MS, capturedAtMs: 0, hourMs: HOUR_MS });
}

test("a new lead waits for its hour, and then somebody is told", () => {
  expect(next(1, { hours: 24, lead: NEW })).toEqual({ kind: "wait", ms: 23 * HOUR_MS });
  expect(next(24, { hours: 24, lead: NEW })).toEqual({ kind: "act" });
});

test("a long wait looks again each day, since the client's hours may have changed", () => {
  expect(next(0, { hours: 500, lead: NEW })).toEqual({ kind: "wait", ms: 24 * HOUR_MS });
});

test.each(["contacted", "qualified", "converted", "lost"] as const)(
  "a lead that is %s is followed up no more, at any time",
  (status) => {
    for (const hours of [0, 24, 99]) {
      const view = { hours: 24, lead: { ...NEW, status } };
      expect(next(hours, view)).toEqual({ kind: "over", reason: status });
    }
  },
);

test("a lead that was merged into another is that one's matter", () => {
  const view = { hours: 24, lead: { ...NEW, isMerged: true } };
  expect(next(24, view)).toEqual({ kind: "over", reason: "merged" });
});

test("a lead of nothing but spam is followed up no more", () => {
  const view = { hours: 24, lead: { ...NEW, isSpam: true } };
  expect(next(0, view)).toEqual({ kind: "over", reason: "spam" });
});

test("without hours a stage is passed over, whatever the time", () => {
  expect(next(99, { hours: null, lead: NEW })).toEqual({ kind: "skip" });
});

test("a lead that is late to arrive is waited for, and one that never does is let go", () => {
  expect(next(24, { hours: 24, lead: null })).toEqual({ kind: "wait", ms: HOUR_MS });
  expect(next(72, { hours: 24, lead: null })).toEqual({ kind: "over", reason: "deleted" });
});
