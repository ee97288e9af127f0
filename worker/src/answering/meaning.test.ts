import fc from "fast-check";
import { expect, test } from "vitest";
import { meaningOf, similarity } from "./meaning.ts";
import type { SentenceEncoder } from "./semantics.ts";

const nearness = (left: string, right: string) =>
  similarity(meaningOf(left, null), meaningOf(right, null));

test("a meaning has unit length, whatever the text, unless there is not one word in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const own = nearness(text, text);
      const isUnit = Math.abs(own - 1) < 1e-5;
      expect(isUnit || (own === 0 && meaningOf(text, null).every((part) => part === 0))).toBe(true);
    }),
  );
});

test("the same question in other forms of its words is the same meaning", () => {
  expect(nearness("Do you accept insurance?", "do you accept INSURANCE")).toBeCloseTo(1, 5);
  expect(nearness("Is parking available?", "where can I park")).toBeGreaterThan(0.5);
});

test("a misspelt word is still close to what was meant, and another word is not", () => {
  expect(nearness("insurance", "insurence")).toBeGreaterThan(
    nearness("insurance", "appointment") + 0.1,
  );
});

test("questions on different subjects are far apart, however alike they are phrased", () => {
  expect(nearness("How do I get a refund?", "How do I get a vaccination?")).toBeLessThan(0.3);
});

test("a text of nothing but small words is about those", () => {
  expect(nearness("who are you", "Who are you?")).toBeCloseTo(1, 5);
});

test("scripts without spaces are compared by what they share", () => {
  expect(nearness("営業時間を教えてください", "営業時間は何時ですか")).toBeGreaterThan(
    nearness("営業時間を教えてください", "駐車場はありますか"),
  );
});

test("with an encoder the meaning is its vector, brought to unit length", () => {
  const encoder: SentenceEncoder = {
    model: "two-sided",
    dimensions: 2,
    encode: (text) => (text.startsWith("a") ? Float32Array.of(3, 4) : Float32Array.of(-4, 3)),
  };
  expect([...meaningOf("apple", encoder)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect(similarity(meaningOf("apple", encoder), meaningOf("pear", encoder))).toBeCloseTo(0, 6);
});
