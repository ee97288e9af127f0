import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonShare } from "./wilson.ts";

test("one unhappy visitor out of one is no certainty, ninety out of a hundred nearly are", () => {
  expect(wilsonShare(1, 1).lower).toBeCloseTo(0.2065, 3);
  expect(wilsonShare(90, 100).lower).toBeCloseTo(0.8256, 3);
  expect(wilsonShare(90, 100).upper).toBeCloseTo(0.9448, 3);
});

test("nothing observed leaves every share possible", () => {
  expect(wilsonShare(0, 0)).toEqual({ count: 0, of: 0, share: null, lower: 0, upper: 1 });
});

test("the share lies within its bounds, and more of the same brings them nearer", () => {
  const counts = fc.nat(500).chain((of) => fc.tuple(fc.nat(of), fc.constant(of + 1)));
  fc.assert(
    fc.property(counts, ([count, of]) => {
      const { share, lower, upper } = wilsonShare(count, of);
      expect(lower).toBeLessThanOrEqual((share ?? 0) + 1e-12);
      expect(upper).toBeGreaterThanOrEqual((share ?? 1) - 1e-12);
      const more = wilsonShare(10 * count, 10 * of);
      expect(more.upper - more.lower).toBeLessThan(upper - lower);
    }),
  );
});
