import { expect, test } from "vitest";
import { formatPhone } from "./phone-format.ts";

test.each([
  ["+13125550143", "+1 312 555 0143"],
  ["+34612345678", "+34 612 34 56 78"],
  ["+13125550143;ext=12", "+1 312 555 0143 ext. 12"],
  ["555 0143", "555 0143"],
  ["call me", "call me"],
])("%s is shown as %s", (stored, shown) => {
  expect(formatPhone(stored)).toBe(shown);
});
