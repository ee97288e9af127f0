import { describe, expect, test } from "vitest";
import { answer } from "./answer.ts";
import { readAnswerIndex } from "./answer-index.ts";
import { buildIndex } from "./build-index.ts";
import { CLINIC } from "./fixtures/clinic-knowledge.ts";
import { OUT_OF_SCOPE, PARAPHRASES, SPANISH_PARAPHRASES } from "./fixtures/clinic-questions.ts";
import { makeEntry } from "./fixtures/make-entry.ts";
import { SPANISH_CLINIC } from "./fixtures/spanish-clinic-knowledge.ts";

const OPTIONS = { threshold: 0.5 };
const clinic = buildIndex(CLINIC);
const spanish = buildIndex(SPANISH_CLINIC);
const bilingual = buildIndex([...CLINIC, ...SPANISH_CLINIC]);

function best(index: typeof clinic, text: string) {
  return answer(index, text, OPTIONS).ranked[0]?.entryId;
}

describe("a question put in other words", () => {
  test("is nearly always found by its words alone", () => {
    const given = PARAPHRASES.filter(([text, entryIds]) => {
      const found = answer(clinic, text, OPTIONS);
      return found.clearsThreshold && entryIds.includes(found.ranked[0]?.entryId ?? 0);
    });
    expect(given.length).toBeGreaterThanOrEqual(PARAPHRASES.length - 2);
  });

  test.each(SPANISH_PARAPHRASES)("in Spanish: %s", (text, entryIds) => {
    const found = answer(spanish, text, OPTIONS);
    expect(entryIds).toContain(found.ranked[0]?.entryId);
    expect(found.clearsThreshold).toBe(true);
  });

  test.each(SPANISH_PARAPHRASES)("in Spanish, beside English entries: %s", (text, entryIds) => {
    expect(entryIds).toContain(best(bilingual, text));
  });
});

describe("a question that no entry answers", () => {
  test("is seldom answered from words alone", () => {
    const given = OUT_OF_SCOPE.filter((text) => answer(clinic, text, OPTIONS).clearsThreshold);
    expect(given.length).toBeLessThanOrEqual(4);
  });

  test.each(["asdf", "", "   ", "???", "🙂🙂 👍🏽", "\u0000", "\ud800", "the of and"])(
    "%j finds nothing at all",
    (text) => {
      expect(answer(clinic, text, { threshold: 0 })).toMatchObject({
        ranked: [],
        scope: 0,
        confidence: 0,
        clearsThreshold: false,
      });
    },
  );
});

describe("an entry's own question", () => {
  test.each(CLINIC.map((entry) => [entry.question, entry.id] as const))("%s", (question, id) => {
    const found = answer(clinic, `  ${question.toUpperCase()}!! `, { threshold: 0.95 });
    expect(found.ranked[0]?.entryId).toBe(id);
    expect(found.clearsThreshold).toBe(true);
  });

  test("an alternative question is as good as the question", () => {
    const found = answer(clinic, "weekend HOURS", { threshold: 0.95 });
    expect(found.ranked[0]?.entryId).toBe(2);
    expect(found.clearsThreshold).toBe(true);
  });

  test("a question of small words alone is found when it is asked as written", () => {
    const index = buildIndex([...CLINIC, makeEntry({ id: 90, question: "Who are you?" })]);
    expect(best(index, "who are you")).toBe(90);
  });
});

describe("order", () => {
  const twins = [
    makeEntry({ id: 7, question: "Gift cards", priority: 1 }),
    makeEntry({ id: 3, question: "Gift cards", priority: 5 }),
    makeEntry({ id: 5, question: "Gift cards", priority: 1 }),
  ];

  test("of entries that fit equally, the higher priority comes first, then the older", () => {
    const { ranked } = answer(buildIndex(twins), "a gift card please", OPTIONS);
    expect(ranked.map((entry) => entry.entryId)).toEqual([3, 5, 7]);
  });

  test("priority never lifts an entry over one that fits better", () => {
    const loud = makeEntry({ id: 90, question: "Gym near the clinic parking", priority: 1000 });
    expect(best(buildIndex([...CLINIC, loud]), "parking")).toBe(8);
  });

  test("two entries on the same subject do not silence each other", () => {
    const twin = makeEntry({
      id: 91,
      question: "Where is the parking lot?",
      keywords: ["parking"],
    });
    const found = answer(buildIndex([...CLINIC, twin]), "parking garage", OPTIONS);
    expect(found.clearsThreshold).toBe(true);
  });

  test("no more entries are ranked than asked for", () => {
    const { ranked } = answer(clinic, "appointment visit insurance", {
      threshold: 0,
      rankedMax: 2,
    });
    expect(ranked).toHaveLength(2);
  });
});

describe("hostile and foreign text", () => {
  test.each(["__proto__", "constructor", "toString hasOwnProperty", "valueOf ".repeat(10_000)])(
    "words that objects answer to are only words: %.20s",
    (text) => {
      const like = text.replace(/o/gu, "u");
      expect(answer(clinic, text, OPTIONS).confidence).toBeCloseTo(
        answer(clinic, like, OPTIONS).confidence,
        0,
      );
    },
  );

  test("an entry may be about such a word", () => {
    const index = buildIndex([...CLINIC, makeEntry({ id: 92, question: "constructor __proto__" })]);
    expect(best(index, "the constructor?")).toBe(92);
  });

  test.each([
    ["日本語の予約はできますか", "予約できますか", "駐車場はありますか"],
    ["هل لديكم مواقف للسيارات؟", "مواقف السيارات للسيارات", "ما هي ساعات العمل"],
    ["Где находится ваша клиника?", "где клиника находится", "сколько стоит приём"],
    ["예약은 어떻게 하나요?", "예약 하나요", "주차장이 있습니까"],
    ["Wo können wir unser Auto parken?", "auto parken konnen", "öffnungszeiten sonntags"],
  ])("%s is found by its own words", (question, text, otherQuestion) => {
    const index = buildIndex([
      makeEntry({ id: 1, question: otherQuestion }),
      makeEntry({ id: 2, question }),
    ]);
    expect(best(index, text)).toBe(2);
  });

  test("a message of 10,000 repeats says what one says", () => {
    const once = answer(clinic, "parking", OPTIONS);
    expect(answer(clinic, "parking ".repeat(10_000), OPTIONS).ranked[0]?.entryId).toBe(
      once.ranked[0]?.entryId,
    );
  });

  test("a knowledge without entries answers nothing", () => {
    expect(answer(buildIndex([]), "parking", OPTIONS).ranked).toEqual([]);
  });
});

describe("a published index", () => {
  test("is read back as it was written", () => {
    expect(readAnswerIndex(JSON.parse(JSON.stringify(clinic)))).toEqual(clinic);
  });

  test.each([
    null,
    7,
    "index",
    [],
    {},
    { ...clinic, format: 1 },
    { ...clinic, words: null },
    { ...clinic, examplePostings: [] },
    { ...clinic, priorities: [] },
    { ...clinic, entriesWith: clinic.entriesWith.slice(4) },
  ])("is refused when this version did not write it", (json) => {
    expect(readAnswerIndex(json)).toBeNull();
  });
});
