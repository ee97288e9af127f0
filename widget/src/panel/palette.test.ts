import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, EDGE_CONTRAST_MIN, mix, type Rgb, TEXT_CONTRAST_MIN } from "../shared/color.ts";
import { paletteOf } from "./palette.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);
const scheme = fc.constantFrom("light" as const, "dark" as const);
const TEXT: Record<"light" | "dark", Rgb> = { light: [22, 25, 29], dark: [236, 238, 241] };
const MUTED: Record<"light" | "dark", Rgb> = { light: [87, 96, 108], dark: [169, 177, 188] };

test("whatever two colours an owner chooses, everything in the panel can be read", () => {
  fc.assert(
    fc.property(hex, hex, scheme, (primary, secondary, at) => {
      const palette = paletteOf(primary, secondary, at);
      const texts: [Rgb, Rgb][] = [
        [palette.onAccent, palette.accent],
        [palette.onFill, palette.accent],
        [palette.onFill, palette.end],
        [palette.link, palette.bubble],
        [palette.link, palette.ground],
        [TEXT[at], palette.bubble],
        [MUTED[at], palette.bubble],
        [MUTED[at], palette.ground],
      ];
      for (const [text, ground] of texts) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
      }
      const middle = mix(palette.accent, palette.end, 0.5);
      expect(contrast(palette.onFill, middle)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
      expect(contrast(palette.edge, palette.ground)).toBeGreaterThanOrEqual(EDGE_CONTRAST_MIN);
    }),
  );
});

test("colours that make no sense fall back to ones that do", () => {
  const fallback = paletteOf(undefined, undefined, "light");
  expect(paletteOf("javascript:alert(1)", "nope", "light")).toEqual(fallback);
});
