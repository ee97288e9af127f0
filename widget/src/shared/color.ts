/** Red, green, blue, each 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const BLACK: Rgb = [0, 0, 0];
export const WHITE: Rgb = [255, 255, 255];
/** WCAG 2.2, 1.4.3 and 1.4.11. */
export const TEXT_CONTRAST_MIN = 4.5;
export const EDGE_CONTRAST_MIN = 3;

const FALLBACK: Rgb = [31, 95, 139];

/** `#rgb` or `#rrggbb`, as the dashboard stores colours; anything else is the fallback. */
export function parseColor(text: string | undefined, fallback: Rgb = FALLBACK): Rgb {
  const long = text?.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3") ?? "";
  if (!/^#[\da-f]{6}$/i.test(long)) return fallback;
  const channel = (at: number) => Number(`0x${long.slice(at, at + 2)}`);
  return [channel(1), channel(3), channel(5)];
}

export function cssColor(color: Rgb): string {
  return `rgb(${color.join(" ")})`;
}

/** Relative luminance, 0–1 (WCAG 2.2, definition). */
function luminance(color: Rgb): number {
  const linear = (channel: number) =>
    channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
}

/** 1–21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export function takesWhite(background: Rgb): boolean {
  return luminance(background) + 0.05 <= 1.05 / TEXT_CONTRAST_MIN;
}

/** Black or white: one of them has at least 4.58 on any colour, and white is preferred. */
export function textOn(background: Rgb): Rgb {
  return takesWhite(background) ? WHITE : BLACK;
}

/** `share` 0 is all `from`, 1 all `to`. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** The colour itself where it stands out enough from the surface, else the nearest shade that does. */
export function readableOn(color: Rgb, surface: Rgb, contrastMin: number): Rgb {
  const end = textOn(surface);
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(color, end, share);
    if (contrast(shade, surface) >= contrastMin) return shade;
  }
  return end;
}

/**
 * Whether one text colour can be read all along a gradient. Luminance dips between two hues, so the
 * ends alone prove nothing.
 */
export function isReadableAlong(text: Rgb, from: Rgb, to: Rgb): boolean {
  for (let step = 0; step <= 16; step += 1) {
    if (contrast(text, mix(from, to, step / 16)) < TEXT_CONTRAST_MIN) return false;
  }
  return true;
}
