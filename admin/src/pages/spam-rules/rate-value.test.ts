import { expect, test } from "vitest";
import { rateIn, rateValue } from "./rate-value.ts";

test("a rate is read from its value and written back as it was", () => {
  expect(rateIn("20/60")).toEqual({ messages: 20, seconds: 60 });
  expect(rateValue({ messages: 20, seconds: 60 })).toBe("20/60");
});

test("what is no rate is none, and half of one is not written as a number", () => {
  for (const text of ["", "20", "20/", "casino", "2.5/60"]) expect(rateIn(text)).toBeNull();
  expect(rateValue({ messages: Number.NaN, seconds: 60 })).toBe("/60");
});
