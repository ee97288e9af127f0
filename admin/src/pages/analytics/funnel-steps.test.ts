import { expect, test } from "vitest";
import { funnelOf } from "./funnel-steps.ts";
import { makeFigures } from "./test-figures.ts";

test("each step has its rate of the one before", () => {
  const steps = funnelOf(
    makeFigures({ views: 1_000, opens: 100, conversations: 50, with_lead: 5 }),
  );
  expect(steps.map(({ name, rate }) => [name, rate])).toEqual([
    ["views", null],
    ["opens", 0.1],
    ["conversations", 0.5],
    ["with_lead", 0.1],
    ["with_appointment", 0],
    ["conversions", 0],
  ]);
});

test("no bar is wider than its row, also where a later step is the widest", () => {
  const steps = funnelOf(makeFigures({ views: 0, opens: 2, conversations: 8 }));
  expect(Math.max(...steps.map(({ width }) => width))).toBe(1);
  expect(steps[1]?.rate).toBeNull();
});

test("nothing at all has no widths", () => {
  expect(funnelOf(makeFigures({})).every(({ width }) => width === 0)).toBe(true);
});
