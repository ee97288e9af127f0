import { expect, test } from "vitest";
import { cameIn } from "./fresh-rows.ts";

test("what comes in above or between is news, the next page below is not", () => {
  expect(cameIn(["b", "c"], ["a", "b", "x", "c", "d", "e"])).toEqual(["a", "x"]);
});

test("what comes into an empty list is news, another list altogether is not", () => {
  expect(cameIn([], ["a"])).toEqual(["a"]);
  expect(cameIn(["a"], ["x", "y"])).toEqual([]);
});
