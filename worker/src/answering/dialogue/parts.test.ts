import { expect, test } from "vitest";
import { loneQuestion, splitQuestions } from "./parts.ts";

const partsOf = (text: string) => splitQuestions(text)?.parts.map((part) => part.text) ?? null;

test.each([
  ["What are your hours? Where can I park?", ["What are your hours?", "Where can I park?"]],
  ["what are your hours and where do i park", ["what are your hours", "where do i park"]],
  [
    "Do you take Aetna, and also do you see children?",
    ["Do you take Aetna", "do you see children?"],
  ],
  ["how do I book, what does it cost?", ["how do I book", "what does it cost?"]],
  ["i need a refill and can i get my results", ["i need a refill", "can i get my results"]],
  ["¿Cuál es su horario y dónde están?", ["¿Cuál es su horario", "dónde están?"]],
  ["¿Aceptan seguros? ¿Hay estacionamiento?", ["¿Aceptan seguros?", "¿Hay estacionamiento?"]],
  ["几点开门？在哪里停车？", ["几点开门？", "在哪里停车？"]],
  [
    "are you open? do you take walk-ins? is it free?",
    ["are you open?", "do you take walk-ins?", "is it free?"],
  ],
])("%j holds several questions", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
  expect(splitQuestions(text)?.isPlain).toBe(true);
});

test.each([
  ["hours and parking", ["hours", "parking"]],
  ["do you treat anxiety and depression?", ["do you treat anxiety", "depression?"]],
])("%j may hold two, which a bare 'and' alone does not prove", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
  expect(splitQuestions(text)?.isPlain).toBe(false);
});

test.each([
  "Is Dr. Okafor there from 8 a.m. to noon?",
  "My knee hurts. Do you do x-rays?",
  "where?",
  "",
  "one? two? three? four?",
  `${"what now? ".repeat(100)}`,
])("%j is one question, or too many to take apart", (text) => {
  expect(splitQuestions(text)?.isPlain ?? false).toBe(false);
});

test("statements go with the question after them", () => {
  const split = splitQuestions("My son is five. Can he get a flu shot? Also where do I park?");
  expect(split?.parts.map((part) => part.withStatements)).toEqual([
    "My son is five. Can he get a flu shot?",
    "Also where do I park?",
  ]);
});

test("the one question among statements is found", () => {
  expect(loneQuestion("I moved here last week. Are you taking new patients? I have Aetna.")).toBe(
    "Are you taking new patients?",
  );
  expect(loneQuestion("Are you open?")).toBeNull();
  expect(loneQuestion("I moved here. I am ill.")).toBeNull();
});

test("blanks by the thousand cost no time", () => {
  const start = performance.now();
  for (let n = 0; n < 20; n += 1)
    splitQuestions(`what${" ".repeat(500)}and${"\n ".repeat(40)}where`);
  expect(performance.now() - start).toBeLessThan(500);
});
