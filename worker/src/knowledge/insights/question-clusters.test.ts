import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PARAPHRASES } from "../../answering/fixtures/clinic-questions.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import { merge } from "./merge.ts";
import { clusterQuestions, type WeighedQuestion } from "./question-clusters.ts";

const textsOf = (questions: readonly WeighedQuestion[], encoder: SentenceEncoder | null = null) =>
  clusterQuestions(questions, encoder).map(({ members, medoid }) => ({
    medoid: questions[medoid]?.text,
    members: members.map((at) => questions[at]?.text),
  }));
const weighed = (...texts: string[]) => texts.map((text) => ({ text, weight: 1 }));

describe("questions of one meaning", () => {
  test("are one cluster in other words, with a misspelling, and as bare keywords", () => {
    const [parking, refunds] = textsOf(
      weighed(
        "Where can I park my car?",
        "is there parking",
        "were can i park my carr",
        "can I get a refund",
        "refunds?",
      ),
    );
    expect(new Set(parking?.members)).toEqual(
      new Set(["Where can I park my car?", "is there parking", "were can i park my carr"]),
    );
    expect(new Set(refunds?.members)).toEqual(new Set(["can I get a refund", "refunds?"]));
  });

  test("are represented by the question that is nearest to all the others", () => {
    const questions = [
      { text: "how do I cancel the appointment that my sister booked", weight: 1 },
      { text: "cancel my appointment", weight: 3 },
      { text: "can I cancel an appointment", weight: 1 },
    ];
    expect(textsOf(questions)[0]?.medoid).toBe("cancel my appointment");
  });

  test("come heaviest cluster first", () => {
    const questions = [
      { text: "refunds", weight: 2 },
      { text: "parking", weight: 5 },
      { text: "vaccination", weight: 3 },
    ];
    expect(textsOf(questions).map(({ medoid }) => medoid)).toEqual([
      "parking",
      "vaccination",
      "refunds",
    ]);
  });

  test("are brought together by an encoder also when they share no word", () => {
    const encoder: SentenceEncoder = {
      model: "by subject",
      dimensions: 2,
      encode: (text) => (/price|much/.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1)),
    };
    const questions = weighed("price list please", "how much is it", "wheelchair access");
    expect(textsOf(questions)).toHaveLength(3);
    expect(textsOf(questions, encoder).map(({ members }) => members.length)).toEqual([2, 1]);
  });
});

const words = [...new Set(PARAPHRASES.flatMap(([text]) => text.split(" ")))];
const anyQuestion = fc.record({
  text: fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(" ")),
    fc.string({ unit: "binary", maxLength: 40 }),
  ),
  weight: fc.integer({ min: 1, max: 9 }),
});
const anyQuestions = fc.uniqueArray(anyQuestion, { maxLength: 60, selector: ({ text }) => text });

test("every question is in exactly one cluster, which its representative belongs to", () => {
  fc.assert(
    fc.property(anyQuestions, (questions) => {
      const clusters = clusterQuestions(questions, null);
      const members = clusters.flatMap((cluster) => cluster.members);
      expect([...members].sort((left, right) => left - right)).toEqual([...questions.keys()]);
      expect(clusters.every(({ medoid, members: own }) => own.includes(medoid))).toBe(true);
    }),
  );
});

test("the order in which questions come changes no cluster", () => {
  const shuffled = anyQuestions.chain((questions) =>
    fc.tuple(
      fc.constant(questions),
      fc.shuffledSubarray(questions, { minLength: questions.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([questions, others]) => {
      expect(textsOf(others)).toEqual(textsOf(questions));
    }),
    { numRuns: 50 },
  );
});

test("merging stops when the nearest groups are too far apart, and weighs groups by their size", () => {
  const near = [
    [1, 0.9, 0.1],
    [0.9, 1, 0.6],
    [0.1, 0.6, 1],
  ];
  const similarityOf = (left: number, right: number) => near[left]?.[right] ?? 0;
  expect(merge([1, 1, 1], similarityOf, 0.5)).toEqual([[0, 1], [2]]);
  // The mean of 0.1 and 0.6 with weights 1 and 4 is 0.5.
  expect(merge([1, 4, 1], similarityOf, 0.5)).toEqual([[0, 1, 2]]);
});
