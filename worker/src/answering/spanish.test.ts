import { describe, expect, test } from "vitest";
import { answer } from "./answer.ts";
import { buildIndex } from "./build-index.ts";
import { CLINIC } from "./fixtures/clinic-knowledge.ts";
import { SPANISH_CLINIC } from "./fixtures/spanish-clinic-knowledge.ts";
import { SPANISH_OUT_OF_SCOPE, SPANISH_QUESTIONS } from "./fixtures/spanish-questions.ts";
import { detectLanguage } from "./language.ts";
import { isSpanishWord } from "./spanish-words.ts";
import { stemSpanish } from "./stem-spanish.ts";

const OPTIONS = { threshold: 0.45 };

/** For how many questions the right entry is among the first so many. */
function foundWithin(index: ReturnType<typeof buildIndex>, ranks: number): number {
  return SPANISH_QUESTIONS.filter(([text, entryId]) =>
    answer(index, text, OPTIONS)
      .ranked.slice(0, ranks)
      .some((ranked) => ranked.entryId === entryId),
  ).length;
}

describe("questions in Spanish, by their words alone", () => {
  const spanish = buildIndex(SPANISH_CLINIC);
  const bilingual = buildIndex([...CLINIC, ...SPANISH_CLINIC]);

  test("mostly find their entry, or have it among the three that are offered", () => {
    expect(foundWithin(spanish, 1)).toBeGreaterThanOrEqual(26);
    expect(foundWithin(spanish, 3)).toBeGreaterThanOrEqual(30);
  });

  test("mostly find it beside as many English entries on the same subjects, too", () => {
    expect(foundWithin(bilingual, 1)).toBeGreaterThanOrEqual(22);
  });

  test("that nothing answers are hardly ever answered", () => {
    const answered = SPANISH_OUT_OF_SCOPE.filter(
      (text) => answer(spanish, text, OPTIONS).clearsThreshold,
    );
    expect(answered.length).toBeLessThanOrEqual(1);
  });
});

test.each([
  ["vacunarme", "vacuna"],
  ["pagarlo", "pagar"],
  ["llamarles", "llamo"],
  ["salieron", "salir"],
  ["aceptamos", "aceptan"],
  ["cancelación", "cancelo"],
  ["niñas", "niños"],
])("%s and %s are one word", (left, right) => {
  const stem = (word: string) => stemSpanish(word.normalize("NFD").replace(/\p{M}/gu, ""));
  expect(stem(left)).toBe(stem(right));
});

test.each(["lunes", "clase", "arte", "verde", "perla"])("%s keeps what is no ending", (word) => {
  expect(stemSpanish(word).length).toBeGreaterThanOrEqual(3);
});

test("everyday words are spelt right, and words of the trade are for the knowledge to know", () => {
  for (const word of ["hora", "cuanto", "medico", "tarde", "puede"]) {
    expect(isSpanishWord(word), word).toBe(true);
  }
  for (const word of ["estacionamineto", "ortodoncia"]) expect(isSpanishWord(word)).toBe(false);
});

test.each([
  ["my son is sick", "en"],
  ["¿hay estacionamiento?", "es"],
  ["hola, quisiera una cita", "es"],
  ["who is there", "en"],
  ["parking", null],
] as const)("%s is read as %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
