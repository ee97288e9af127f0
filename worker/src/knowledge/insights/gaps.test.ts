import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PARAPHRASES } from "../../answering/fixtures/clinic-questions.ts";
import { makeEntry } from "../../answering/fixtures/make-entry.ts";
import type { Asking } from "../../store/knowledge-insights.ts";
import { makeClosestFinder } from "./closest-entry.ts";
import { ASKED_AT_MS, makeAsking } from "./fixtures/make-asking.ts";
import { diverseVariants, draftEntry } from "./gap-draft.ts";
import { SEVERITIES } from "./gap-severity.ts";
import { type ClosestEntry, findGaps } from "./gaps.ts";

const gapsOf = (askings: readonly Asking[], closest: ClosestEntry | null = null) =>
  findGaps(askings, {
    threshold: 0.45,
    encoder: null,
    findClosest: () => closest,
    gapsMax: 100,
  });

describe("a gap", () => {
  const week = 7 * 24 * 60 * 60 * 1_000;
  const askings = [
    makeAsking({ text: "Do you rent wheelchairs?", askedAtMs: ASKED_AT_MS + week }),
    makeAsking({ text: "do you rent wheelchairs", askedAtMs: ASKED_AT_MS + 2 * week }),
    makeAsking({ text: "wheelchair rental please", askedAtMs: ASKED_AT_MS + 3 * week }),
    makeAsking({ text: "Is there a discount for students?", askedAtMs: ASKED_AT_MS }),
  ];
  const { askings: asked, gapCount, gaps } = gapsOf(askings);

  test("holds the questions of one meaning, each wording with its count", () => {
    expect({ asked, gapCount }).toEqual({ asked: 4, gapCount: 2 });
    expect(gaps[0]?.variants).toEqual([
      { text: "Do you rent wheelchairs?", count: 2 },
      { text: "wheelchair rental please", count: 1 },
    ]);
    expect(gaps[0]).toMatchObject({
      question: "Do you rent wheelchairs?",
      messageId: askings[0]?.messageId,
      askings: 3,
      kinds: { unanswered: 3, unhelpful: 0, unsure: 0 },
      firstAskedAtMs: ASKED_AT_MS + week,
      lastAskedAtMs: ASKED_AT_MS + 3 * week,
      proposal: "new_entry",
    });
  });

  test("comes with the beginnings of an entry", () => {
    expect(gaps[0]?.draft).toEqual({
      question: "Do you rent wheelchairs?",
      alternativeQuestions: ["wheelchair rental please"],
      keywords: ["wheelchairs", "rent", "rental"],
    });
  });
});

describe("gaps are ranked by how often times how badly", () => {
  test("each way in which a question may end has its weight", () => {
    const severity = (overrides: Parameters<typeof makeAsking>[0]) =>
      gapsOf([makeAsking(overrides)]).gaps[0]?.severity;
    const wrong = { entryId: 7, wasHelpful: false, confidence: 0.8 };
    expect(severity({})).toBe(SEVERITIES.unanswered);
    expect(severity(wrong)).toBe(SEVERITIES.unhelpful);
    expect(severity({ entryId: 7, confidence: 0.5 })).toBe(SEVERITIES.unsure);
    expect(severity({ ending: { wasAbandoned: true } })).toBe(1 + SEVERITIES.abandoned);
    expect(severity({ ending: { handedOver: true } })).toBe(1 + SEVERITIES.askedForPerson);
    expect(severity({ ending: { nextText: "let me talk to a person" } })).toBe(
      1 + SEVERITIES.askedForPerson,
    );
    expect(severity({ ending: { leadAfter: true, wasAbandoned: true } })).toBe(
      1 + SEVERITIES.leftDetails,
    );
    expect(severity({ ending: { rating: 1 } })).toBe(1 + SEVERITIES.ratedBadly);
  });

  test("two visitors who gave up outweigh three who went on", () => {
    const gaveUp = [1, 2].map(() =>
      makeAsking({ text: "Can I pay in bitcoin?", ending: { wasAbandoned: true } }),
    );
    const wentOn = [1, 2, 3].map(() =>
      makeAsking({ text: "Is there a garden?", ending: { nextText: "thanks anyway" } }),
    );
    const { gaps } = gapsOf([...wentOn, ...gaveUp]);
    expect(gaps.map(({ question, severity }) => [question, severity])).toEqual([
      ["Can I pay in bitcoin?", 4],
      ["Is there a garden?", 3],
    ]);
  });
});

describe("what is no gap", () => {
  test.each([
    ["a sure answer", { entryId: 7, confidence: 0.9 }],
    ["an unsure answer that helped", { entryId: 7, confidence: 0.46, wasHelpful: true }],
    ["a request for a person", { text: "I want to speak to a human" }],
    ["small talk", { answeredBy: "small_talk" }],
  ] as const)("%s", (_, overrides) => {
    expect(gapsOf([makeAsking(overrides)]).gapCount).toBe(0);
  });
});

test("nothing that identifies a person is shown or drafted", () => {
  const { gaps } = gapsOf([
    makeAsking({ text: "Did you get my forms? ada@example.com" }),
    makeAsking({ text: "did you get my forms? bob@example.org" }),
    makeAsking({ text: "Did you get the forms of 312 555 0143" }),
  ]);
  expect(gaps).toHaveLength(1);
  expect(JSON.stringify(gaps)).not.toMatch(/@|0143/);
  expect(gaps[0]?.variants[0]).toEqual({ text: "Did you get my forms? [email]", count: 2 });
});

describe("what is proposed", () => {
  const near = { entryId: 7, question: "Where can I park?", confidence: 0.4, isNear: true };
  const unhelpful = { text: "parking?", entryId: 7, wasHelpful: false, confidence: 0.9 };

  test("is to extend an entry that is near, and a new one where none is", () => {
    const asking = makeAsking({ text: "parking?" });
    expect(gapsOf([asking], near).gaps[0]?.proposal).toBe("extend_entry");
    expect(gapsOf([asking], { ...near, isNear: false }).gaps[0]?.proposal).toBe("new_entry");
  });

  test("is to review an answer that was found and did not help", () => {
    expect(gapsOf([makeAsking(unhelpful)], near).gaps[0]?.proposal).toBe("review_answer");
  });

  test("nearness is the engine's, or that of the entry's own words", () => {
    const entries = [makeEntry({ id: 7, question: "Where can I park?" })];
    const closest = (confidence: number) =>
      makeClosestFinder(entries, () => ({ entryId: 7, confidence }));
    expect(closest(0.35)("a garage for us")).toMatchObject({ entryId: 7, isNear: true });
    expect(closest(0.1)("a garage for us")).toMatchObject({ entryId: 7, isNear: false });
    expect(closest(0.1)("where to park")).toMatchObject({ isNear: true });
    expect(makeClosestFinder(entries, () => ({ entryId: null, confidence: 0 }))("x")).toBeNull();
  });
});

describe("the alternatives of a draft", () => {
  const asked = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));

  test("are at most eight, none of them twice", () => {
    const texts = PARAPHRASES.map(([text]) => text);
    const chosen = diverseVariants("parking", asked(...texts));
    expect(chosen).toHaveLength(8);
    expect(new Set(chosen).size).toBe(8);
  });

  test("are those that differ most, not those that say the same with another comma", () => {
    expect(
      diverseVariants(
        "Where can I park?",
        asked("where can i park", "where can I park??", "is there a garage", "parking"),
      ),
    ).toEqual(["is there a garage", "parking"]);
  });

  test("and its question fit an entry, however long the visitor wrote", () => {
    const draft = draftEntry(
      { text: "a very long story ".repeat(200), count: 1 },
      asked("no end ".repeat(100)),
    );
    expect(draft.question.length).toBeLessThanOrEqual(500);
    expect(draft.alternativeQuestions).toEqual([]);
  });
});

test("every question that was not served is in one gap, and severities add up", () => {
  const anyAsking = fc
    .record({
      text: fc.constantFrom(...PARAPHRASES.map(([text]) => text)),
      entryId: fc.option(fc.constant(7)),
      wasHelpful: fc.option(fc.boolean()),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(makeAsking);
  fc.assert(
    fc.property(fc.array(anyAsking, { maxLength: 50 }), (askings) => {
      const { askings: asked, gaps } = gapsOf(askings);
      expect(gaps.reduce((sum, gap) => sum + gap.askings, 0)).toBe(asked);
      for (const gap of gaps) {
        const { unanswered, unhelpful, unsure } = gap.kinds;
        expect(unanswered + unhelpful + unsure).toBe(gap.askings);
        expect(gap.severity).toBeCloseTo(unanswered + 1.5 * unhelpful + 0.4 * unsure, 9);
      }
    }),
    { numRuns: 40 },
  );
});
