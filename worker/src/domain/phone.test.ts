import { expect, test } from "vitest";
import { normalPhone } from "./phone.ts";

test.each([
  ["(312) 555-0142", "US", "+13125550142"],
  ["+34 612 34 56 78", "US", "+34612345678"],
  ["612 34 56 78", "ES", "+34612345678"],
  ["020 7946 0958", "GB", "+442079460958"],
  ["(312) 555-0142 ext. 12", "US", "+13125550142 ext. 12"],
  ["٣١٢ ٥٥٥ ٠١٤٢", "US", "+13125550142"],
  ["+34 612 34 56 78", "XX", "+34612345678"],
  ["612 34 56 78", "XX", "612 34 56 78"],
  ["ask for Dana", "US", "ask for Dana"],
  [" 12 ", "US", "12"],
])("%s of %s becomes %s", (text, country, expected) => {
  expect(normalPhone(text, country)).toBe(expected);
});

test("a number that has been normalised stays as it is", () => {
  const once = normalPhone("(312) 555-0142 x12", "US");
  expect(normalPhone(once, "ES")).toBe(once);
});
