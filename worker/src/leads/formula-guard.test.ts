import fc from "fast-check";
import { expect, test } from "vitest";
import { guarded, unguarded } from "./formula-guard.ts";

const TEXT = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a", "1") });

test("a text comes back from its cell as it was", () => {
  fc.assert(fc.property(TEXT, (text) => unguarded(guarded(text)) === text));
});

test.each(["=1+1", "@sum", "-2", "+1;cmd", "'=1"])("%s is no formula in its cell", (text) => {
  expect(guarded(text)).toBe(`'${text}`);
});

test.each(["+13125550142", "Ana", "'s-Hertogenbosch"])("%s stands as it is", (text) => {
  expect(guarded(text)).toBe(text);
});
