import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { makeRule, makeRules, makeSaid } from "../../../test/make-said.ts";
import { judge } from "./judge.ts";
import { Needles } from "./needles.ts";
import { Patterns, patternProblem } from "./patterns.ts";
import { folded, readable } from "./readable.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constantFrom("Earn money fast https://bit.ly/x", "hello", "FREE!!! casino v1agra"),
);
const anyPattern = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "a",
        "b",
        "(",
        ")",
        "*",
        "+",
        "?",
        "|",
        "[ab]",
        "{2,5}",
        ".",
        "\\w",
        "^",
        "$",
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join("")),
);

test("whatever is written as a rule and said, judging it never fails, and says the same again", () => {
  fc.assert(
    fc.property(fc.array(anyPattern, { maxLength: 5 }), anyText, (values, text) => {
      const types = ["pattern", "keyword", "ip_block", "rate_limit"] as const;
      const spamRules = values.flatMap((value, at) =>
        types.map((type, of) => makeRule({ id: at * 4 + of, type, value })),
      );
      const said = makeSaid(text, { address: "::1" });
      const once = judge(makeRules({ spamRules }), said);
      expect(judge(makeRules({ spamRules }), said)).toEqual(once);
      expect(once.score).toBeGreaterThanOrEqual(0);
      expect(once.score).toBeLessThanOrEqual(1);
    }),
    { numRuns: 150 },
  );
});

test("what is seen besides never makes a message look better", () => {
  const worse = [
    { signs: { trap: "x" } },
    { signs: { acted: false } },
    { email: "a@mailinator.com" },
    { earlier: ["same", "same", "same"] },
  ];
  fc.assert(
    fc.property(anyText, fc.constantFrom(...worse), (text, sign) => {
      const plain = judge(makeRules(), makeSaid(text));
      const again = judge(makeRules(), makeSaid(text, sign));
      expect(again.score).toBeGreaterThanOrEqual(plain.score);
    }),
  );
});

test("patterns tried together find what each finds alone", () => {
  fc.assert(
    fc.property(fc.array(anyPattern, { maxLength: 12 }), anyText, (values, text) => {
      const seen = readable(text);
      const alone = values.flatMap((value, place) =>
        patternProblem(value) === null && new Patterns([value]).foundIn(seen).length > 0
          ? [place]
          : [],
      );
      expect(new Patterns(values).foundIn(seen)).toEqual(alone);
    }),
    { numRuns: 200 },
  );
});

test("what a pattern needs stands in all that it matches", () => {
  const parts = ["a", "b", "!", "ab!", "\\.", "b?", "a+", "(?:a|b)", "[ab]", "!*", ".", "$", "^"];
  const pattern = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 })
    .map((some) => some.join(""));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "B", "!", "."), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (value, said) => {
      fc.pre(patternProblem(value) === null);
      const isFound = new Patterns([value]).foundIn(said).length > 0;
      expect(isFound).toBe(RE2JS.matches(`(?is).*(?-s:${value}).*`, said));
    }),
    { numRuns: 400 },
  );
});

test("needles are found wherever they stand", () => {
  const small = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(small, { maxLength: 8 }), small, small, (needles, one, two) => {
      const text = `${one}${two}${one}`;
      const found: string[] = [];
      new Needles(needles).eachIn(text, (needle, from) => found.push(`${needles[needle]}@${from}`));
      const expected = needles.flatMap((needle) =>
        Array.from({ length: text.length }, (_, at) => at)
          .filter((at) => text.startsWith(needle, at))
          .map((at) => `${needle}@${at}`),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test("folding what is folded changes nothing that keywords could see", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      expect(folded(readable(text))).toBe(folded(text));
    }),
  );
});
