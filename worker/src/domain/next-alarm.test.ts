import { describe, expect, test } from "vitest";
import {
  computeNextAlarm,
  DELIVERY_QUIET_MS,
  DELIVERY_WAIT_MAX_MS,
  deliveryDueAtMs,
} from "./next-alarm.ts";
import { retryDelayMs } from "./retry.ts";

describe("when the outbox is due", () => {
  test("nothing owed, nothing due", () => {
    expect(deliveryDueAtMs(null, null)).toBeNull();
    expect(deliveryDueAtMs(null, 99)).toBeNull();
  });

  test("a burst is delivered once it has been quiet", () => {
    const owed = { oldestAtMs: 1_000, newestAtMs: 1_500 };
    expect(deliveryDueAtMs(owed, null)).toBe(1_500 + DELIVERY_QUIET_MS);
  });

  test("a visitor who never pauses does not put delivery off for ever", () => {
    const owed = { oldestAtMs: 1_000, newestAtMs: 60_000 };
    expect(deliveryDueAtMs(owed, null)).toBe(1_000 + DELIVERY_WAIT_MAX_MS);
  });

  test("a busy visitor does not cancel the back-off of a failing database (I5)", () => {
    const owed = { oldestAtMs: 1_000, newestAtMs: 2_000 };
    expect(deliveryDueAtMs(owed, 45_000)).toBe(45_000);
  });
});

test("the earliest moment wins, and none is none", () => {
  expect(computeNextAlarm([null, 7, 3, null, 9])).toBe(3);
  expect(computeNextAlarm([null, null])).toBeNull();
});

describe("the back-off", () => {
  test("doubles, stays between half and all of its step, and stops growing at a minute", () => {
    expect(retryDelayMs(0, 0)).toBe(500);
    expect(retryDelayMs(0, 1)).toBe(1_000);
    expect(retryDelayMs(3, 0)).toBe(4_000);
    expect(retryDelayMs(3, 1)).toBe(8_000);
    expect(retryDelayMs(40, 0)).toBe(30_000);
    expect(retryDelayMs(4_000, 1)).toBe(60_000);
  });
});
