import fc from "fast-check";
import { expect, test } from "vitest";
import { anonymousAddress } from "./anonymous-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.0"],
  ["10.0.0.0", "10.0.0.0"],
  ["2001:db8:1234:5678::7", "2001:db8:1234::"],
  ["2001:0DB8:0000:5678::7", "2001:db8:0::"],
  ["2001:db8::1", "2001:db8:0::"],
  ["::1", "0:0:0::"],
  ["::ffff:203.0.113.7", "203.0.113.0"],
  ["::ffff:cb00:7107", "203.0.113.0"],
  ["unknown", null],
  ["256.0.0.1", null],
  ["1:2:3", null],
])("%s is kept as %s", (address, kept) => {
  expect(anonymousAddress(address)).toBe(kept);
});

test("addresses of one network are kept alike, and so is what was kept", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const kept = anonymousAddress(address);
      expect(kept).not.toBeNull();
      expect(anonymousAddress(kept ?? "")).toBe(kept);
    }),
  );
});
