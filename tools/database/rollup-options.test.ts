import { expect, test } from "vitest";
import { readRollupOptions } from "./rollup-options.ts";

test("a range is its days, both ends included, over the end of a month", () => {
  const options = readRollupOptions(["--from", "2026-02-27", "--to", "2026-03-01"]);
  expect(options).toEqual({
    days: ["2026-02-27", "2026-02-28", "2026-03-01"],
    widgetId: undefined,
  });
});

test("one widget may be meant", () => {
  const args = ["--from", "2026-02-27", "--to", "2026-02-27", "--widget", "12"];
  expect(readRollupOptions(args)).toEqual({ days: ["2026-02-27"], widgetId: 12 });
});

test.each([
  [[], "--from is missing"],
  [["--from", "2026-02-27"], "--to is missing"],
  [["--from", "2026-02-30", "--to", "2026-03-01"], 'not "2026-02-30"'],
  [["--from", "27.2.2026", "--to", "2026-03-01"], 'not "27.2.2026"'],
  [["--from", "2026-03-02", "--to", "2026-03-01"], "--to 2026-03-01 is before --from 2026-03-02"],
  [["--from", "1926-03-02", "--to", "2026-03-01"], "at most 3660"],
  [["--from", "2026-03-01", "--to", "2026-03-01", "--widget", "all"], 'not "all"'],
  [["--form", "2026-03-01"], "Unknown option '--form'"],
])("%j is refused in words", (args, words) => {
  expect(() => readRollupOptions(args)).toThrow(words);
});
