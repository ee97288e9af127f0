import { afterEach, expect, test, vi } from "vitest";
import { guarded, inBackground } from "./guarded.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("what is thrown stays inside, and what is given back comes out", () => {
  const broken = guarded((): number => {
    throw new Error("ours");
  });
  expect(broken()).toBeUndefined();
  expect(guarded((one: number) => one + 1)(1)).toBe(2);
});

test("a failed promise stays inside, also on a page that has put a Promise of its own in place", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const failed = Promise.reject(new Error("ours"));
  class PagesOwn {}
  vi.stubGlobal("Promise", PagesOwn);
  inBackground(() => failed);
  vi.unstubAllGlobals();
  // Node tells of it once the microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
