import { describe, expect, test } from "vitest";
import { CLINIC } from "../../answering/fixtures/clinic-knowledge.ts";
import { makeEntry } from "../../answering/fixtures/make-entry.ts";
import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import { examine, type HealthFacts } from "./entry-health.ts";
import { ASKED_AT_MS, makeAsking } from "./fixtures/make-asking.ts";
import { suggestKeywords } from "./keyword-suggestions.ts";
import { findSimilarEntries } from "./similar-entries.ts";

const dated = (entries: readonly KnowledgeEntry[], createdAtMs = ASKED_AT_MS - 1) =>
  entries.map((entry) => ({ ...entry, createdAtMs }));

const health = (overrides: Partial<HealthFacts>) =>
  examine({
    entries: dated([makeEntry({ id: 1 }), makeEntry({ id: 2 })]),
    uses: [],
    askings: [],
    sinceMs: ASKED_AT_MS,
    findBest: () => null,
    encoder: null,
    ...overrides,
  });

describe("entries that nobody needs", () => {
  test("are those that answered nothing in the days looked at", () => {
    const uses = [{ entryId: 2, answers: 1, helpful: 0, notHelpful: 0 }];
    expect(health({ uses }).neverUsed).toEqual([1]);
  });

  test("are not those that were written since", () => {
    const entries = dated([makeEntry({ id: 1 })], ASKED_AT_MS + 1);
    expect(health({ entries }).neverUsed).toEqual([]);
  });
});

test("entries are called unhelpful only where chance hardly explains it, the surest first", () => {
  const judged = (entryId: number, helpful: number, notHelpful: number) => ({
    entryId,
    answers: helpful + notHelpful,
    helpful,
    notHelpful,
  });
  const { oftenUnhelpful } = health({
    entries: dated([1, 2, 3, 4, 5].map((id) => makeEntry({ id }))),
    uses: [judged(1, 0, 1), judged(2, 0, 2), judged(3, 30, 10), judged(4, 40, 40), judged(5, 9, 1)],
  });
  expect(oftenUnhelpful.map(({ entryId, notHelpful }) => [entryId, notHelpful.share])).toEqual([
    [4, 0.5],
    [2, 1],
  ]);
});

describe("entries that answer nearly the same question", () => {
  const hours = makeEntry({
    id: 1,
    question: "What are your opening hours?",
    answer: "8 am to 5 pm.",
  });
  const parking = makeEntry({ id: 2, question: "Where can I park?", answer: "Behind the house." });

  test("are found by any of their questions", () => {
    const again = makeEntry({
      id: 3,
      question: "Visiting us",
      alternativeQuestions: ["your opening hour"],
      answer: "8 am to 5 pm.",
    });
    expect(findSimilarEntries([hours, parking, again], null)).toMatchObject([
      { leftId: 1, rightId: 3, rightQuestion: "your opening hour", contradictions: [] },
    ]);
  });

  test("come first where their answers disagree", () => {
    const same = makeEntry({ id: 3, question: "Where to park", answer: "Behind the house." });
    const other = makeEntry({ id: 4, question: "opening hours today", answer: "9 am to 5 pm." });
    const pairs = findSimilarEntries(
      [hours, parking, same, { ...other, question: "Opening hours" }],
      null,
    );
    expect(pairs.map(({ leftId, rightId }) => [leftId, rightId])).toEqual([
      [1, 4],
      [2, 3],
    ]);
    expect(pairs[0]?.contradictions).toEqual([
      { kind: "time", left: ["08:00", "17:00"], right: ["09:00", "17:00"] },
    ]);
  });

  test("need not share all words where an encoder knows that they mean the same", () => {
    const encoder: SentenceEncoder = {
      model: "one subject",
      dimensions: 1,
      encode: () => Float32Array.of(1),
    };
    const price = makeEntry({ id: 5, question: "cost of a teeth cleaning session" });
    const fee = makeEntry({ id: 6, question: "fee of a teeth cleaning session" });
    expect(findSimilarEntries([price, fee], null)).toEqual([]);
    expect(findSimilarEntries([price, fee], encoder)).toMatchObject([{ leftId: 5, rightId: 6 }]);
  });

  test("are not those that ask alike about another day or another number", () => {
    const ask = (id: number, question: string) => makeEntry({ id, question });
    const days = [ask(1, "Are you open on Saturday?"), ask(2, "Are you open on Sunday?")];
    const plans = [ask(3, "What does plan 12 include?"), ask(4, "What does plan 24 include?")];
    expect(findSimilarEntries([...days, ...plans], null)).toEqual([]);
    expect(findSimilarEntries([...days, ask(5, "open on saturday")], null)).toHaveLength(1);
  });

  test("are none in knowledge that was written with care", () => {
    expect(findSimilarEntries(CLINIC, null)).toEqual([]);
  });
});

test("an entry whose own question finds another is shadowed by it", () => {
  const entries = dated([
    makeEntry({ id: 1, question: "Do you park?", alternativeQuestions: ["garage"] }),
    makeEntry({ id: 2, question: "Is there a garage?" }),
  ]);
  const found: Readonly<Record<string, number>> = { "Do you park?": 1, garage: 2 };
  expect(health({ entries, findBest: (text) => found[text] ?? null }).shadowed).toEqual([
    { entryId: 1, question: "garage", foundEntryId: 2 },
    { entryId: 2, question: "Is there a garage?", foundEntryId: null },
  ]);
});

describe("keywords that an entry lacks", () => {
  const entries = [
    makeEntry({
      id: 1,
      question: "Where can I park?",
      answer: "In the basement.",
      keywords: ["car"],
    }),
    makeEntry({ id: 2, question: "Do you have a basement?", answer: "Certainly." }),
  ];
  const served = (text: string, overrides: Parameters<typeof makeAsking>[0] = {}) =>
    makeAsking({ text, entryId: 1, confidence: 0.9, ...overrides });

  test("are words of two visitors whom it served", () => {
    const askings = [
      served("garage for my car?"),
      served("is the garage free", { confidence: 0.5, wasHelpful: true }),
      served("a carport?"),
    ];
    expect(suggestKeywords(entries, askings)).toEqual([
      { entryId: 1, fromVisitors: ["garage"], fromAnswer: [] },
      { entryId: 2, fromVisitors: [], fromAnswer: ["certainly"] },
    ]);
  });

  test("are not words of one visitor, nor of visitors whom it did not help", () => {
    const askings = [
      served("garage?", { sessionId: "one" }),
      served("garage?", { sessionId: "one" }),
      served("garage please", { wasHelpful: false }),
      served("any garage", { confidence: 0.5 }),
    ];
    expect(suggestKeywords(entries.slice(0, 1), askings)).toEqual([
      { entryId: 1, fromVisitors: [], fromAnswer: ["basement"] },
    ]);
  });
});
