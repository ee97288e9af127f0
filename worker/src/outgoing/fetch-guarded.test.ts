import { expect, test } from "vitest";
import { makeWebsite } from "../../test/fake-website.ts";
import { fetchGuarded } from "./fetch-guarded.ts";

const HOME = "https://shop.example/";

test("a name that nobody can look up in time ends the call, and nothing is asked", async () => {
  const { web, asked } = makeWebsite({ [HOME]: "hello" });
  const time = new AbortController();
  const resolve = () => {
    time.abort();
    return new Promise<never>(() => {});
  };
  const rules = {
    web: { ...web, resolve },
    signal: time.signal,
    accept: "text/html",
    userAgent: "test",
    bytesMax: 100,
    refusalOf: async () => null,
    takesType: () => true,
  };
  expect(await fetchGuarded(HOME, rules)).toMatchObject({ reason: "timeout", isPassing: true });
  // Nor is a call begun whose time is over already.
  const { web: known } = makeWebsite({ [HOME]: "hello" });
  expect(await fetchGuarded(HOME, { ...rules, web: known })).toMatchObject({ reason: "timeout" });
  expect(asked).toEqual([]);
});
