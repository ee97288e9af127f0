import { expect, test } from "vitest";
import { undoOneSlip } from "./one-slip.ts";

const NATS: Readonly<Record<string, number>> = {
  what: 6,
  heat: 10,
  time: 6,
  item: 9,
  lights: 9,
  rights: 9,
  taxi: 9,
  park: 9,
  joke: 9,
};
const surpriseOf = (word: string) => NATS[word] ?? null;

test.each([
  ["hwat", "what", "the commoner word"],
  ["itme", "time", "the commoner word, though both are one swap away"],
  ["ights", "lights", "the first by the alphabet where all else is equal"],
  ["taaxi", "taxi", "a letter too many"],
  ["txi", "taxi", "a letter missing from a short word"],
  ["prak", "park", "neighbours that changed places"],
  ["jokr", "joke", "another letter"],
])("%s is %s: %s", (word, meant) => {
  expect(undoOneSlip(word, surpriseOf)).toBe(meant);
});

test.each(["dark", "wha", "cod", "tme7", "час", "zzzz", "pakr9", ""])(
  "%j stands for nothing",
  (word) => {
    const known = { park: 9, whet: 9, code: 9, what: 9, час: 1 } as const;
    expect(undoOneSlip(word, (text) => (text in known ? 9 : null))).toBeNull();
  },
);
