import { describe, expect, test } from "vitest";
import {
  defaultDisclaimer,
  disclaimerTextOf,
  missingDisclaimer,
  versionFor,
} from "./notices-to-accept.ts";

const KNOWN = [
  { version: "1", text: "old" },
  { version: "2", text: "older" },
  { version: "2026-01", text: "old" },
];

test.each([
  ["new", null, "3"],
  ["new", "1", "3"],
  ["old", "1", "1"],
  ["older", null, "2"],
  ["new", "9", "9"],
  ["new", "2026-01", "2026-01.2"],
  ["new", "1.0", "1.0"],
])("the text %s wished under %s is accepted under %s", (text, wished, version) => {
  expect(versionFor(text, wished, KNOWN)).toBe(version);
});

test("a version moves on from the longest name too", () => {
  const name = "v".repeat(50);
  const moved = versionFor("new", name, [{ version: name, text: "old" }]);
  expect(moved.length).toBeLessThanOrEqual(50);
  expect(moved).not.toBe(name);
});

describe("a disclaimer", () => {
  test.each(["healthcare", "legal", "financial"] as const)(
    "of %s has a text in each language",
    (industry) => {
      const [en, es] = [disclaimerTextOf(industry, "en-US"), disclaimerTextOf(industry, "ES-MX")];
      expect(en).toMatch(/not (medical|legal|financial) advice/);
      expect(es).toMatch(/^Este chat/);
      expect(defaultDisclaimer(industry, "es")).toMatchObject({
        requireDisclaimer: true,
        disclaimerText: es,
      });
    },
  );

  test("is given to a widget that moves into a regulated industry, in its language", () => {
    const before = {
      industry: "general",
      locale: "es-MX",
      requireDisclaimer: false,
      disclaimerText: null,
    } as const;
    expect(missingDisclaimer(before, { industry: "legal" })).toMatchObject({
      requireDisclaimer: true,
      disclaimerText: disclaimerTextOf("legal", "es"),
    });
    expect(missingDisclaimer(before, { industry: "legal", requireDisclaimer: false })).toEqual({});
    expect(missingDisclaimer(before, { industry: "legal", disclaimerText: "Own." })).toEqual({});
    expect(missingDisclaimer(before, { industry: "general" })).toEqual({});
    expect(missingDisclaimer({ ...before, disclaimerText: "Own." }, { industry: "legal" })).toEqual(
      {},
    );
  });
});
