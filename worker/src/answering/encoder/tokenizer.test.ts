import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTokenizer } from "./tokenizer.ts";

const RESERVED = ["�", "<s>", "</s>", "1", "2", "3"];
const SCORED: readonly (readonly [string, number])[] = [
  ["▁", -3],
  ["▁call", -4],
  ["▁ca", -5],
  ["back", -4],
  ["l", -3],
  ["c", -6],
  ["a", -6],
  ["b", -6],
  ["k", -6],
  ["fi", -5],
];
const PIECES = [...RESERVED, ...SCORED.map(([piece]) => piece)];
const SCORES = Float32Array.from([...RESERVED.map(() => 0), ...SCORED.map(([, score]) => score)]);
const tokenize = makeTokenizer(PIECES, SCORES);

function spell(text: string, tokensMax = 100): string[] {
  return tokenize(text, tokensMax).map((token) => PIECES[token] ?? "");
}

test("a text is spelled by its likeliest pieces, not by its longest or first", () => {
  expect(spell("call")).toEqual(["▁call"]);
  // "▁ca" + "l" is likelier than "▁" + "c" + "a" + "l".
  expect(spell("cal")).toEqual(["▁ca", "l"]);
  expect(spell("callback")).toEqual(["▁call", "back"]);
});

test("every word begins with the mark of a space, the first one too", () => {
  expect(spell("call call")).toEqual(["▁call", "▁call"]);
});

test("white space around the text and between words counts as one space", () => {
  expect(spell("  call \n\t call ")).toEqual(spell("call call"));
});

test("characters are read in their compatible form", () => {
  expect(spell("ﬁ")).toEqual(["▁", "fi"]);
});

test("unknown characters in a row are one unknown piece", () => {
  expect(spell("call ☃☃☃ call")).toEqual(["▁call", "▁", "�", "▁call"]);
  expect(spell("😀")).toEqual(["▁", "�"]);
});

test("case is kept: a piece in lower case does not spell capitals", () => {
  expect(spell("CALL")).toEqual(["▁", "�"]);
});

test("the marks at the head of the vocabulary cannot be written by a visitor", () => {
  fc.assert(
    fc.property(fc.constantFrom("<s>", "</s>", "1", "2", "3"), (mark) => {
      expect(tokenize(mark, 10).every((token) => token === 0 || token >= RESERVED.length)).toBe(
        true,
      );
    }),
  );
});

test("no more pieces are given than asked for", () => {
  expect(spell("call call call", 2)).toEqual(["▁call", "▁call"]);
});

test("nothing has no pieces", () => {
  expect([spell(""), spell(" \n ")]).toEqual([[], []]);
});

test("any text of known characters can be read again from its pieces", () => {
  const word = fc.string({ unit: fc.constantFrom("c", "a", "l", "b", "k"), minLength: 1 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(" ");
      expect(spell(text, 1_000).join("")).toBe(`▁${text.replaceAll(" ", "▁")}`);
    }),
  );
});

test("any string at all has pieces within the vocabulary", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
      expect(tokenize(text, 64).every((token) => PIECES[token] !== undefined)).toBe(true);
    }),
  );
});
