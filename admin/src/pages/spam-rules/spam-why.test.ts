import { afterEach, expect, test, vi } from "vitest";
import { setLocale } from "../../i18n/i18n.ts";
import { spamWhy } from "./spam-why.ts";

// Where the language is written for those who listen.
vi.stubGlobal("document", { documentElement: {} });
afterEach(() => setLocale("en"));

test("in English, a reason reads as the API says it", () => {
  const reason =
    "It says “casino”, as much spam does. It has 3 links. It comes from 203.0.113.0/24.";
  expect(spamWhy(reason)).toBe(reason);
});

test("in Spanish, each of its sentences is said in Spanish, with what it names", async () => {
  await setLocale("es");
  expect(spamWhy("It has 3 links. It says “casino”, which is blocked.")).toBe(
    "Contiene 3 enlaces. Dice «casino», que está bloqueado.",
  );
  expect(spamWhy("It comes from 203.0.113.7, which is blocked.")).toContain("203.0.113.7, que");
});

test("what somebody has written as a reason stays as it is", async () => {
  await setLocale("es");
  expect(spamWhy("Sells watches. Again!")).toBe("Sells watches. Again!");
});
