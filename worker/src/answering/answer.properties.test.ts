import fc from "fast-check";
import { expect, test } from "vitest";
import { answer } from "./answer.ts";
import { readAnswerIndex } from "./answer-index.ts";
import { buildIndex } from "./build-index.ts";
import { CLINIC } from "./fixtures/clinic-knowledge.ts";
import { PARAPHRASES } from "./fixtures/clinic-questions.ts";
import { makeEntry } from "./fixtures/make-entry.ts";
import { SPANISH_CLINIC } from "./fixtures/spanish-clinic-knowledge.ts";

const OPTIONS = { threshold: 0.45, rankedMax: 40 };
const KNOWLEDGE = [...CLINIC, ...SPANISH_CLINIC];
const index = buildIndex(KNOWLEDGE);

const knownWords = [...new Set(PARAPHRASES.flatMap(([text]) => text.split(" ")))];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.array(fc.constantFrom(...knownWords), { maxLength: 30 }).map((words) => words.join(" ")),
);
const anyEntry = fc
  .record({ question: anyText, answer: anyText, keyword: anyText, alternative: anyText })
  .map(({ question, answer: text, keyword, alternative }) =>
    makeEntry({
      id: 900,
      question,
      answer: text,
      keywords: [keyword],
      alternativeQuestions: [alternative],
    }),
  );

test("any text is answered, with confidences in 0–1 that never rise down the list", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { ranked, confidence, clearsThreshold } = answer(index, text, OPTIONS);
      const all = ranked.map((entry) => entry.confidence);
      expect(all.every((each) => each >= 0 && each <= 1)).toBe(true);
      expect(all).toEqual([...all].sort((left, right) => right - left));
      expect(confidence).toBe(all[0] ?? 0);
      expect(clearsThreshold).toBe(ranked.length > 0 && confidence >= OPTIONS.threshold);
    }),
  );
});

test("any knowledge can be indexed, and its own questions found", () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      const found = answer(buildIndex([entry]), entry.question, OPTIONS);
      expect(found.ranked.every((each) => each.entryId === entry.id)).toBe(true);
      if (/[a-z]{3}/u.test(entry.question)) expect(found.confidence).toBeGreaterThan(0.9);
    }),
  );
});

test("the same text has the same answer, also after the index has travelled as JSON", () => {
  const travelled = readAnswerIndex(JSON.parse(JSON.stringify(index)));
  expect(travelled).not.toBeNull();
  if (travelled === null) return;
  fc.assert(
    fc.property(anyText, (text) => {
      const first = answer(index, text, OPTIONS);
      expect(answer(index, text, OPTIONS)).toEqual(first);
      expect(answer(travelled, text, OPTIONS)).toEqual(first);
    }),
  );
});

test("the order in which entries are listed changes no answer", () => {
  const anyOrder = fc.shuffledSubarray(KNOWLEDGE, {
    minLength: KNOWLEDGE.length,
    maxLength: KNOWLEDGE.length,
  });
  fc.assert(
    fc.property(anyOrder, anyText, (entries, text) => {
      expect(answer(buildIndex(entries), text, OPTIONS)).toEqual(answer(index, text, OPTIONS));
    }),
    { numRuns: 10 },
  );
});

test("an unrelated entry takes no question from the entry that it belongs to", () => {
  const own = new Set(KNOWLEDGE.map((entry) => entry.question));
  const unrelated = anyEntry.filter(
    (entry) => !own.has(entry.question) && !own.has(entry.alternativeQuestions[0] ?? ""),
  );
  fc.assert(
    fc.property(unrelated, fc.constantFrom(...KNOWLEDGE), (entry, asked) => {
      const found = answer(buildIndex([...KNOWLEDGE, entry]), asked.question, OPTIONS);
      expect(found.ranked[0]?.entryId).toBe(asked.id);
    }),
    { numRuns: 15 },
  );
});
