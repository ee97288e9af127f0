import { expect, test } from "vitest";
import { type Lean, readLeaning } from "./leaning.ts";

const LEANINGS: readonly (readonly [string, Lean, "en" | "es"])[] = [
  ["and on sundays?", "strong", "en"],
  ["What about Saturday?", "strong", "en"],
  ["how much is it?", "strong", "en"],
  ["how much?", "strong", "en"],
  ["is that free", "strong", "en"],
  ["how long does it take?", "strong", "en"],
  ["is it free without insurance?", "strong", "en"],
  ["tomorrow?", "strong", "en"],
  ["why not then", "none", "en"],
  ["what about children?", "soft", "en"],
  ["and with a dog?", "soft", "en"],
  ["for kids?", "soft", "en"],
  ["and where are you?", "soft", "en"],
  ["y los sábados?", "strong", "es"],
  ["¿Y cuánto cuesta?", "strong", "es"],
  ["¿eso es gratis?", "strong", "es"],
  ["¿y para niños?", "soft", "es"],
  ["what are your opening hours?", "none", "en"],
  ["do you take walk-ins", "none", "en"],
  ["how much does a visit cost", "none", "en"],
  ["is there parking this week", "none", "en"],
  ["parking", "none", "en"],
  ["is it possible to get a flu shot on saturday mornings", "none", "en"],
  ["¿cuál es su horario?", "none", "es"],
  ["¿tienen estacionamiento?", "none", "es"],
  ["and then my doctor told me I should really ask somebody about all of this", "none", "en"],
  ["", "none", "en"],
  ["🙂", "none", "en"],
];

test.each(LEANINGS)("%j leans on what came before: %s", (text, lean, language) => {
  expect(readLeaning(text, language).lean).toBe(lean);
});

test("what it adds to the subject is told apart from what ties it", () => {
  expect(readLeaning("and what about botox?", "en")).toMatchObject({
    text: "botox",
    added: ["botox"],
  });
  expect(readLeaning("is it free on sundays?", "en").added).toEqual(["free", "sundays"]);
  expect(readLeaning("where?", "en").added).toEqual([]);
});
