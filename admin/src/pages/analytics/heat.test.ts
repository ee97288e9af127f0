import fc from "fast-check";
import { expect, test } from "vitest";
import { busiestOf, STEPS_MAX, stepOf, stepsUpTo, weekOf } from "./heat.ts";

test("every count up to the busiest is on one step, and more is never on a lower one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1 }), (max, any) => {
      const steps = stepsUpTo(max);
      const count = (any % max) + 1;
      expect(steps.length).toBeLessThanOrEqual(STEPS_MAX);
      const step = stepOf(count, steps);
      expect(step).toBeGreaterThanOrEqual(1);
      expect(stepOf(max, steps)).toBe(steps.length);
      expect(stepOf(Math.max(1, count - 1), steps)).toBeLessThanOrEqual(step);
    }),
  );
});

test("nothing is on no step", () => {
  expect(stepOf(0, stepsUpTo(9))).toBe(0);
  expect(stepsUpTo(0)).toEqual([]);
});

test("hours stand at their weekday, those that are left out at nothing", () => {
  const week = weekOf([{ weekday: 7, hour: 23, conversations: 4 }]);
  expect(week).toHaveLength(7);
  expect(week[6]?.[23]).toBe(4);
  expect(week.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
});

test("the busiest hour is the first of the most", () => {
  expect(busiestOf([])).toBeNull();
  const hours = [
    { weekday: 1, hour: 9, conversations: 2 },
    { weekday: 2, hour: 10, conversations: 5 },
    { weekday: 3, hour: 11, conversations: 5 },
  ];
  expect(busiestOf(hours)).toEqual({ weekday: 2, hour: 10, count: 5 });
});
