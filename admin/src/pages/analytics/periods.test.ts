import { expect, test } from "vitest";
import { type Day, periodsOf, sumOf } from "./periods.ts";
import { makeFigures } from "./test-figures.ts";

const FIRST_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

function daysOf(count: number): Day[] {
  return Array.from({ length: count }, (_, index) => ({
    ...makeFigures({ conversations: index + 1 }),
    date: new Date(FIRST_MS + index * DAY_MS).toISOString().slice(0, 10),
  }));
}

test("up to 120 days each day is a point", () => {
  const periods = periodsOf(daysOf(120));
  expect(periods).toHaveLength(120);
  expect(periods[0]).toMatchObject({ from: "2026-01-01", to: "2026-01-01" });
});

test("more are whole weeks up to the last day, and days before the first of them are left out", () => {
  const days = daysOf(123);
  const periods = periodsOf(days);
  expect(periods).toHaveLength(17);
  expect(periods[0]).toMatchObject({ from: "2026-01-05", to: "2026-01-11" });
  expect(periods.at(-1)).toMatchObject({ from: "2026-04-27", to: "2026-05-03" });
  const sum = periods.reduce((total, { figures }) => total + figures.conversations, 0);
  expect(sum).toBe((123 * 124) / 2 - (1 + 2 + 3 + 4));
});

test("no days make no points", () => {
  expect(periodsOf([])).toEqual([]);
});

test("a mean of several days is weighed by what each day's is of", () => {
  const sum = sumOf([
    makeFigures({ avg_rating: 5, ratings: 1 }),
    makeFigures({ avg_rating: 2, ratings: 2 }),
    makeFigures({ avg_rating: null, ratings: 0 }),
  ]);
  expect(sum.avg_rating).toBe(3);
  expect(sum.ratings).toBe(3);
  expect(sum.avg_confidence).toBeNull();
});
