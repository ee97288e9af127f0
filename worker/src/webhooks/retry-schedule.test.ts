import { describe, expect, test } from "vitest";
import { type Failed, GIVE_UP_AFTER_MS, nextAttemptAtMs } from "./retry-schedule.ts";

const HOUR_MS = 3_600_000;
const makeFailed = (overrides: Partial<Failed> = {}): Failed => ({
  attempts: 1,
  nowMs: 0,
  giveUpAtMs: GIVE_UP_AFTER_MS,
  retryAfter: null,
  random: 0,
  ...overrides,
});

describe("a delivery that fails", () => {
  test("is tried for 72 hours, at first soon and then twice a day", () => {
    const atMs: number[] = [];
    let nowMs = 0;
    for (let attempts = 1; ; attempts += 1) {
      const next = nextAttemptAtMs(makeFailed({ attempts, nowMs }));
      if (next === null) break;
      atMs.push(next);
      nowMs = next;
    }
    expect(atMs.slice(0, 3)).toEqual([5_000, 35_000, 155_000]);
    expect(atMs.at(-1)).toBe(GIVE_UP_AFTER_MS);
    expect(atMs).toHaveLength(14);
  });

  test("waits as long as the receiver asks for, but never longer than half a day", () => {
    expect(nextAttemptAtMs(makeFailed({ retryAfter: "120" }))).toBe(120_000);
    expect(nextAttemptAtMs(makeFailed({ retryAfter: "999999999" }))).toBe(12 * HOUR_MS);
    const date = "Thu, 01 Jan 1970 00:10:00 GMT";
    expect(nextAttemptAtMs(makeFailed({ retryAfter: date }))).toBe(600_000);
    expect(nextAttemptAtMs(makeFailed({ retryAfter: "soon" }))).toBe(5_000);
  });

  test("does not come back together with all the others", () => {
    const next = nextAttemptAtMs(makeFailed({ attempts: 6, random: 0.5 }));
    expect(next).toBe(HOUR_MS + HOUR_MS / 10);
  });
});
