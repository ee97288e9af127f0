import fc from "fast-check";
import { expect, test } from "vitest";
import { chatPageStyle, groundOf, safeColor } from "./chat-page-style.ts";

test("whatever the database holds as a color, only a color gets into the page", () => {
  const hostile = fc.constantFrom("red;}</style><script>", "#fff", "", "#12345g", "#0f766e}");
  fc.assert(
    fc.property(fc.oneof(fc.string(), hostile), (color) => {
      expect(safeColor(color)).toMatch(/^#[0-9a-f]{6}$/);
      expect(chatPageStyle(color, "auto")).not.toContain("<");
    }),
  );
  expect(safeColor("#0F766E")).toBe("#0f766e");
});

test("the ground is paper by day and night by night, whatever the widget's color", () => {
  for (const color of ["#000000", "#ffffff", "#ff0000", "#0f766e"]) {
    expect(groundOf(color, "light")).toMatch(/^#([ef][0-9a-f]){3}$/);
    expect(groundOf(color, "dark")).toMatch(/^#([0-3][0-9a-f]){3}$/);
  }
});

test("a widget that is always light or dark has a page that is too", () => {
  expect(chatPageStyle("#0f766e", "light")).not.toContain("prefers-color-scheme");
  expect(chatPageStyle("#0f766e", "dark")).toContain("color-scheme:dark");
  expect(chatPageStyle("#0f766e", "auto")).toContain("prefers-color-scheme:dark");
});
