import { afterEach, expect, test, vi } from "vitest";
import { setLocale } from "../../i18n/i18n.ts";
import { verifyProblem } from "./verify-problem.ts";

// Where the language is written for those who listen.
vi.stubGlobal("document", { documentElement: {} });
afterEach(() => setLocale("en"));

test("why a domain is not verified is said in the user's language, with what it names", async () => {
  const problem =
    "The TXT record at _wetechforu.shop.example says something else than wetechforu-1a2b.";
  expect(verifyProblem(problem)).toBe(problem);
  await setLocale("es");
  expect(verifyProblem(problem)).toBe(
    "El registro TXT de _wetechforu.shop.example dice algo distinto de wetechforu-1a2b.",
  );
});

test("what is not known here stays in the API's words", () => {
  expect(verifyProblem("The moon is in the way.")).toBe("The moon is in the way.");
});
