import { expect, test } from "vitest";
import { makeRandom } from "./random.ts";
import { withTypo } from "./typo.ts";

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

test("every typo is one edit in one word of four letters or more", () => {
  const text = "can I pay my order by card or at the shop";
  for (let seed = 0; seed < 500; seed += 1) {
    const misspelt = withTypo(text, makeRandom(seed));
    const [before, after] = [text.split(" "), misspelt.split(" ")];
    const changed = before.flatMap((word, at) => (word === after[at] ? [] : [at]));
    expect(after).toHaveLength(before.length);
    expect(changed).toHaveLength(1);
    const [at = -1] = changed;
    expect(before[at]?.length).toBeGreaterThanOrEqual(4);
    // A swap of neighbours counts two by this measure.
    expect(editDistance(before[at] ?? "", after[at] ?? "")).toBeLessThanOrEqual(2);
    expect(misspelt).not.toBe(text);
  }
});

test("all four kinds of typo are made", () => {
  const made = new Set<string>();
  for (let seed = 0; seed < 300; seed += 1) {
    const word = withTypo("card", makeRandom(seed));
    const isSwap = [...word].sort().join("") === "acdr";
    made.add(word.length === 3 ? "drop" : word.length === 5 ? "double" : isSwap ? "swap" : "other");
  }
  expect([...made].sort()).toEqual(["double", "drop", "other", "swap"]);
});

test("the same seed makes the same typo", () => {
  const text = "where is my parcel now";
  expect(withTypo(text, makeRandom(7))).toBe(withTypo(text, makeRandom(7)));
});

test("a message without a word of four letters stays as it is", () => {
  expect(withTypo("is it on 12345?", makeRandom(1))).toBe("is it on 12345?");
});

test("a word of equal letters is still changed", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    expect(withTypo("aaaa", makeRandom(seed))).not.toBe("aaaa");
  }
});
