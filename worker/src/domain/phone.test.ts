import { expect, test } from "vitest";
import { normalPhone } from "./phone.ts";

test.each([
  ["(312) 555-0142", "+13125550142"],
  ["+34 612 34 56 78", "+34612345678"],
  ["ask for Dana", "ask for Dana"],
  [" 12 ", "12"],
])("%s becomes %s", (text, expected) => {
  expect(normalPhone(text)).toBe(expected);
});
