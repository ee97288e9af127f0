import { expect, test } from "vitest";
import type { QuestionSet } from "../../../tools/answering/question-set.ts";
import { composeKnowledge } from "./compose.ts";

function makeSet(): QuestionSet {
  const seeds = (...examples: string[]) => [examples.slice(0, 3), examples.slice(1, 4)];
  return {
    name: "shop",
    entries: [
      {
        id: "hours",
        examples: seeds("opening hours", "open sunday", "closing time", "open tomorrow"),
      },
      {
        id: "parcel",
        examples: seeds("parcel late", "track parcel", "lost parcel", "parcel missing"),
      },
    ],
    queries: [],
    outOfScope: [],
    heldOutEntries: [],
  };
}

test("the first round takes the examples as they are, and asks with another one", () => {
  const { entries, messages } = composeKnowledge([makeSet()], 2);
  expect(entries.map((entry) => entry.question)).toEqual(["opening hours", "parcel late"]);
  expect(new Set(messages)).toEqual(new Set(["open tomorrow", "parcel missing"]));
});

test("further rounds differ in their words, and every size begins with the smaller ones", () => {
  const small = composeKnowledge([makeSet()], 20).entries;
  const large = composeKnowledge([makeSet()], 40).entries;
  expect(large).toHaveLength(40);
  expect(large.slice(0, 20)).toEqual(small);
  expect(new Set(large.map((entry) => entry.question)).size).toBeGreaterThan(10);
});

test("a word is exchanged for the same one throughout an entry", () => {
  const { entries } = composeKnowledge([makeSet()], 40);
  for (const entry of entries.filter((_, at) => at % 2 === 1)) {
    const [track, lost] = entry.alternativeQuestions.map((question) => question.split(" ")[1]);
    expect(track).toBe(lost);
    expect(entry.question.split(" ")[0]).toBe(track);
  }
});
