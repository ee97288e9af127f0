import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

test("the wait grows up to half a minute and is never nothing", () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const waitMs = backoffMs(attempt, random);
      expect(waitMs).toBeGreaterThanOrEqual(500);
      expect(waitMs).toBeLessThanOrEqual(30_000);
      expect(backoffMs(attempt + 1, random)).toBeGreaterThanOrEqual(waitMs);
    }),
  );
});

test("two visitors of the same failure do not return together", () => {
  expect(backoffMs(3, 0)).toBe(4_000);
  expect(backoffMs(3, 0.5)).toBe(6_000);
});
