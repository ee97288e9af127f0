import { expect, test } from "vitest";
import { makeSource } from "./fixtures/sources.ts";
import { chooseSources, plainSource, SOURCES_MAX } from "./sources.ts";

const entries = Array.from({ length: 8 }, (_, index) => makeSource({ id: index + 1 }));
const idsOf = (ranked: readonly (readonly [number, number])[], decidedId: number) =>
  chooseSources(
    entries,
    decidedId,
    ranked.map(([entryId, score]) => ({ entryId, score })),
  ).map(({ id }) => id);

test("the entry that was decided on comes first, then those that are nearly as relevant", () => {
  expect(
    idsOf(
      [
        [3, 0.9],
        [2, 0.8],
        [5, 0.44],
        [7, 0.1],
      ],
      3,
    ),
  ).toEqual([3, 2]);
});

test("a model is given few entries, however many are relevant", () => {
  const ranked = entries.map(({ id }) => [id, 1] as const);
  expect(idsOf(ranked, 6)).toHaveLength(SOURCES_MAX);
});

test("without a ranking the decided entry stands alone, and an unknown one gives nothing", () => {
  expect(idsOf([], 4)).toEqual([4]);
  expect(idsOf([[1, 1]], 99)).toEqual([]);
});

test("an entry too long to be given whole is not given at all", () => {
  const long = makeSource({ id: 1, answer: "word ".repeat(1_000) });
  expect(chooseSources([long, makeSource({ id: 2 })], 1, [])).toEqual([]);
  const ranked = [
    { entryId: 2, score: 1 },
    { entryId: 1, score: 1 },
  ];
  expect(chooseSources([long, makeSource({ id: 2 })], 2, ranked).map(({ id }) => id)).toEqual([2]);
});

test("Markdown becomes plain text that keeps every address", () => {
  const answer = "**Book** [online](https://a.example/b) or [call](tel:+15550102030).";
  expect(plainSource(makeSource({ answer })).answer).toBe(
    "Book online (https://a.example/b) or call (+15550102030).",
  );
});
