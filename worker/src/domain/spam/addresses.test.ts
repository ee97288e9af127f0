import { expect, test } from "vitest";
import { isOwnMachine, networkOf, parseRange, rangesOf } from "./addresses.ts";

test.each([
  ["203.0.113.7", "203.0.113.7", true],
  ["203.0.113.7", "203.0.113.8", false],
  ["203.0.113.7", "::ffff:203.0.113.7", true],
  ["::ffff:203.0.113.7", "203.0.113.7", true],
  ["203.0.113.0/24", "203.0.113.255", true],
  ["203.0.113.0/24", "203.0.114.0", false],
  ["::ffff:203.0.113.0/120", "203.0.113.9", true],
  ["0.0.0.0/0", "198.51.100.1", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["2001:db8::/32", "2001:0DB8:ffff::1", true],
  ["2001:db8::1", "2001:db8:0:0:0:0:0:1", true],
  ["2001:db8::/127", "2001:db8::2", false],
])("%s has %s in it: %s", (range, address, isIn) => {
  expect(rangesOf([parseRange(range)], address).length === 1).toBe(isIn);
});

test.each([
  "",
  "10",
  "0x7f.1",
  "203.0.113.7/33",
  "203.0.113.7/",
  "203.0.113.7/24/8",
  "2001:db8::/129",
  "::ffff:203.0.113.0/90",
  "fe80::1%eth0",
  "example.com",
])("%j is no range", (text) => {
  expect(parseRange(text)).toBeNull();
});

test("an IPv6 address is counted with its network, an IPv4 one alone", () => {
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::");
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
});

test("a local run is the machine's own", () => {
  expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].every(isOwnMachine)).toBe(true);
  expect(isOwnMachine("203.0.113.7")).toBe(false);
});
