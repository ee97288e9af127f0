import { expect, test } from "vitest";
import { Keywords } from "./keywords.ts";
import { Patterns, patternProblem } from "./patterns.ts";
import { folded } from "./readable.ts";
import { requiredIn } from "./required-literal.ts";

test.each([
  ["casino\\s+bonus", ["casino", "bonus"], ""],
  ["(?:buy|get) cheap (?:meds|pills)", [" cheap "], ""],
  ["colou?rfully", ["colo", "rfully"], ""],
  ["abcd*", ["abc"], ""],
  ["abc+d", ["abc"], ""],
  ["abc{0,3}defg", ["ab", "defg"], ""],
  ["[abc]defg", ["defg"], ""],
  ["\\bviagra\\b", ["viagra"], ""],
  ["bit\\.ly/x", ["bit.ly/x"], ""],
  ["one|two", [], ""],
  ["(?i)casino", [], ""],
  ["\\Qabc\\E", [], ""],
  ["a.b.c", [], ""],
  ["\\p{Greek}{3}x", [], ""],
  ["[]abc]def", ["def"], ""],
  ["(a(b)c)", [], ""],
  ["(.+)+!", ["!"], ""],
  ["(\\w+)*Q!$", ["q!"], "q!"],
  ["(a+)+$", [], ""],
  ["ab?$", [], ""],
  ["x\\$", ["x$"], ""],
  ["a$b", [], ""],
])("what stands in all that %s matches: %s, and %s at its end", (pattern, anywhere, atEnd) => {
  expect(requiredIn(pattern)).toEqual({ anywhere, atEnd });
});

test("a pattern is refused with the reason when it cannot be used", () => {
  expect(patternProblem("casino\\d+")).toBeNull();
  expect(patternProblem("(a+)+$")).toBeNull();
  expect(patternProblem("(")).toContain("missing closing");
  expect(patternProblem("(a")).toMatch(/missing closing \): `\(a`$/);
  expect(patternProblem("(a)\\1")).toContain("is no pattern");
  expect(patternProblem("a*")).toContain("every message");
  expect(patternProblem("(?:[a-z]{100}){9}")).toContain("too large");
});

test("the end of a long text is read too", () => {
  const long = `${"hello there ".repeat(9_000)} casino4 bonus!!`;
  const patterns = new Patterns(["casino\\d", "(?:o|!)+$", "bonus[!?]+", "never there"]);
  expect(patterns.foundIn(long)).toEqual([0, 1, 2]);
});

test("keywords are whole words, whatever their case, accents or disguise", () => {
  const found = (keyword: string, text: string) =>
    new Keywords([keyword]).foundIn(folded(text)).length === 1;
  expect(found("sex", "I live in Essex")).toBe(false);
  expect(found("sex", "SEX!")).toBe(true);
  expect(found("viagra", "V1AGR4")).toBe(true);
  expect(found("viagra", "v i a g r a")).toBe(true);
  expect(found("viagra", "vi\u200bagra")).toBe(true);
  expect(found("viagra", "viаgrа")).toBe(true); // Two letters are Cyrillic.
  expect(found("préstamo rápido", "PRESTAMO   RAPIDO ya")).toBe(true);
  expect(found("казино", "Лучшее КАЗИНО")).toBe(true);
  expect(found("贷款", "我要贷款吗")).toBe(true);
  expect(found("a5", "room A5 please")).toBe(true);
  expect(found("as", "room A5 please")).toBe(false);
  expect(found("t.me/", "see t.me/abc")).toBe(true);
});
