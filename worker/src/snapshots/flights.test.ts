import { expect, test } from "vitest";
import { Flights } from "./flights.ts";

/** A read that lands when the test says so. */
function makeRead() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let begun = 0;
  const begin = () => {
    begun += 1;
    return promise;
  };
  return { begin, land: resolve, crash: reject, begun: () => begun };
}

test("everybody who asks while a read is out is given what it brings", async () => {
  const flights = new Flights<string>(1_000);
  const read = makeRead();
  const asked = Array.from({ length: 5 }, (_, n) => flights.join("a", n, read.begin));
  read.land("found");
  expect(await Promise.all(asked)).toEqual(Array(5).fill("found"));
  expect(read.begun()).toBe(1);
});

test("the next one after it has landed reads anew, also when it failed", async () => {
  const flights = new Flights<string>(1_000);
  const failing = makeRead();
  const first = flights.join("a", 0, failing.begin);
  failing.crash(new Error("away"));
  await expect(first).rejects.toThrow("away");
  const read = makeRead();
  read.land("found");
  expect(await flights.join("a", 1, read.begin)).toBe("found");
  expect(flights.count(1)).toBe(0);
});

test("keys do not wait for one another, and each is counted", () => {
  const flights = new Flights<string>(1_000);
  const read = makeRead();
  void flights.join("a", 0, read.begin);
  void flights.join("b", 0, read.begin);
  expect(read.begun()).toBe(2);
  expect(flights.count(0)).toBe(2);
});

test("a read that never lands keeps nobody waiting and is no longer counted", async () => {
  const flights = new Flights<string>(1_000);
  const lost = makeRead();
  void flights.join("a", 0, lost.begin);
  const read = makeRead();
  read.land("found");
  expect(await flights.join("a", 1_000, read.begin)).toBe("found");
  void flights.join("b", 0, lost.begin);
  expect(flights.count(1_000)).toBe(0);
});
