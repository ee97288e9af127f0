import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Page } from "./page.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page on which the chat waits; the visitor has allowed what is in `allowed`. */
function openPage(allowed: Set<string>) {
  const page = new Page();
  const bringApi = () => {
    page.window.wp_has_consent = (category: string) => allowed.has(category);
  };
  return { page, bringApi, run: () => page.run("consent.js", { category: "preferences" }) };
}

const names = (page: Page) => page.told().map(([name]) => name);

test("the chat starts when the visitor allows its kind, and not for another kind", () => {
  const allowed = new Set(["statistics"]);
  const { page, bringApi, run } = openPage(allowed);
  bringApi();
  run();
  expect(names(page)).toEqual([]);
  allowed.add("preferences");
  page.dispatch("wp_listen_for_consent_change");
  page.dispatch("wp_listen_for_consent_change");
  expect(names(page)).toEqual(["init"]);
});

test("what was allowed on an earlier visit counts, also where an optimiser brings the API late", () => {
  const { page, bringApi, run } = openPage(new Set(["preferences"]));
  run();
  vi.advanceTimersByTime(20_000);
  expect(names(page)).toEqual([]);
  bringApi();
  vi.advanceTimersByTime(1_000);
  expect(names(page)).toEqual(["init"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a banner that first asks where the visitor is decides when it knows", () => {
  const { page, bringApi, run } = openPage(new Set(["preferences"]));
  bringApi();
  page.window.waitfor_consent_hook = "1";
  run();
  expect(names(page)).toEqual([]);
  page.dispatch("wp_consent_type_defined");
  expect(names(page)).toEqual(["init"]);
});

test("a chat whose consent is withdrawn forgets and goes", () => {
  const allowed = new Set(["preferences"]);
  const { page, bringApi, run } = openPage(allowed);
  bringApi();
  run();
  allowed.clear();
  page.dispatch("wp_listen_for_consent_change");
  expect(names(page)).toEqual(["init", "reset", "destroy"]);
});
