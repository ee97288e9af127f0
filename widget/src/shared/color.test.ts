import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BLACK,
  contrast,
  isReadableAlong,
  mix,
  parseColor,
  type Rgb,
  readableOn,
  TEXT_CONTRAST_MIN,
  textOn,
  WHITE,
} from "./color.ts";

const channel = fc.integer({ min: 0, max: 255 });
const anyColor: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

describe("colours", () => {
  test("text on any colour has the contrast that WCAG asks of text", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        expect(contrast(textOn(color), color)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
      }),
    );
  });

  test("any colour becomes a readable shade of itself on any surface", () => {
    fc.assert(
      fc.property(anyColor, anyColor, (color, surface) => {
        const shade = readableOn(color, surface, TEXT_CONTRAST_MIN);
        expect(contrast(shade, surface)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
      }),
    );
  });

  test("a colour that can be read already is left as it is", () => {
    expect(readableOn([120, 0, 0], WHITE, TEXT_CONTRAST_MIN)).toEqual([120, 0, 0]);
  });

  test("a gradient called readable is readable at every point", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyColor, anyColor, share, (from, to, at) => {
        fc.pre(isReadableAlong(BLACK, from, to));
        // Between two samples the contrast can dip by less than a tenth.
        expect(contrast(BLACK, mix(from, to, at))).toBeGreaterThan(TEXT_CONTRAST_MIN - 0.1);
      }),
    );
  });

  test("known contrasts come out as WCAG gives them", () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], WHITE)).toBeCloseTo(4.48, 2);
  });

  test("short and long notations are read, and nothing else", () => {
    expect(parseColor("#1af")).toEqual([17, 170, 255]);
    expect(parseColor(" #1A2b3C".trim())).toEqual([26, 43, 60]);
    for (const wrong of ["", "red", "#12", "#12345g", "url(x)", "#1234567", undefined]) {
      expect(parseColor(wrong, [1, 2, 3])).toEqual([1, 2, 3]);
    }
  });
});
