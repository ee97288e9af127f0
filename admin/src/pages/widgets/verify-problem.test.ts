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

test.each([
  "This website was asked several times just now. Try again in a minute.",
  "No plugin was made for this widget yet. Download it from the Install page, and put it on the website.",
  "The plugin does not answer on shop.example. Install and activate it there, and try again.",
  "The clock of shop.example is wrong, so its proof is not good. Set it right, and try again.",
  "The plugin on shop.example is set up for another widget, or with another key than its download has. Download it again from the Install page and install it there without a key of your own, or verify the domain by a tag or a DNS record.",
  "What the plugin on shop.example answers is not what was asked. Update the plugin, clear the site's cache, and try again.",
  "The website on shop.example says that its address is another one. Set the site address in WordPress, or verify that domain instead.",
])("what keeps a plugin from its proof is said in each language: %s", async (problem) => {
  expect(verifyProblem(problem)).toBe(problem);
  await setLocale("es");
  expect(verifyProblem(problem)).not.toBe(problem);
});

test.each([
  "There is no page under this address.",
  "This is not a page of text.",
  "It is larger than 2 MB.",
  "The address leads from one redirect to the next.",
  "Only the usual port of a website can be used.",
])("what keeps the first page from being read is said in each language: %s", async (problem) => {
  expect(verifyProblem(problem)).toBe(problem);
  await setLocale("es");
  expect(verifyProblem(problem)).not.toBe(problem);
});
