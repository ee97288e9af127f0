import { expect, test } from "vitest";
import { wrongAddresses } from "./address-lines.ts";

test("addresses and ranges of both kinds are right", () => {
  const lines = ["203.0.113.7", " 203.0.113.0/24 ", "2001:db8::1", "2001:db8::/32", "::1", "", " "];
  expect(wrongAddresses(lines)).toEqual([]);
});

test("what is no address, or a range wider than its kind, is named", () => {
  const lines = ["203.0.113", "256.1.1.1", "203.0.113.0/33", "2001:db8::/129", "a.b.c.d", "1/2/3"];
  expect(wrongAddresses(lines)).toEqual(lines);
});
