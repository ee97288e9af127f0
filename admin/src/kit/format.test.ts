import { expect, test } from "vitest";
import {
  formatMs,
  formatNumber,
  formatPercent,
  formatSeconds,
  formatShare,
  formatShort,
  formatSignedPercent,
} from "./format.ts";

test("numbers are grouped as the language groups them", () => {
  expect(formatNumber(12_345.67, 1)).toBe("12,345.7");
});

test("an axis writes thousands in brief", () => {
  expect(formatShort(12_000)).toBe("12K");
});

test("a share of nothing is a dash, and a small one is not rounded to nothing", () => {
  expect(formatShare(0, 0)).toBe("–");
  expect(formatShare(1, 3)).toBe("33%");
  expect(formatPercent(0.004)).toBe("0.4%");
  expect(formatPercent(0)).toBe("0%");
});

test("a change wears its sign, and none where there is no change", () => {
  expect(formatSignedPercent(0.123)).toBe("+12%");
  expect(formatSignedPercent(-0.5)).toBe("-50%");
  expect(formatSignedPercent(0)).toBe("0%");
});

test("a time is written in the units that say something", () => {
  expect(formatMs(340)).toBe("340 ms");
  expect(formatMs(1_240)).toBe("1.2 sec");
  expect(formatMs(75_000)).toBe("1 min 15 sec");
  expect(formatSeconds(45.2)).toBe("45 sec");
  expect(formatSeconds(180)).toBe("3 min");
  expect(formatSeconds(3_840)).toBe("1 hr 4 min");
});

test("what rounds up to the next unit is written in it", () => {
  expect(formatSeconds(59.7)).toBe("1 min");
  expect(formatSeconds(3_599.6)).toBe("1 hr");
});
