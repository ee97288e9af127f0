import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import {
  BLACK,
  cssColor,
  EDGE_CONTRAST_MIN,
  isReadableAlong,
  parseColor,
  type Rgb,
  readableOn,
  TEXT_CONTRAST_MIN,
  textOn,
  WHITE,
} from "../shared/color.ts";
import { directionOf } from "../shared/locale.ts";

export const PREFERS_DARK = "(prefers-color-scheme: dark)";

/** Nearer to the text than the panel's ground, so what is readable on a bubble is so on both. */
const BUBBLE = { light: [240, 242, 245], dark: [42, 46, 53] } as const satisfies Record<
  string,
  Rgb
>;
const GROUND = { light: WHITE, dark: [23, 25, 29] } as const satisfies Record<string, Rgb>;

export interface Palette {
  readonly accent: Rgb;
  /** Readable on `accent`. */
  readonly onAccent: Rgb;
  /** Where the header's colour ends: another than `accent` only if one text colour suits all of it. */
  readonly end: Rgb;
  /** Readable from `accent` to `end`. */
  readonly onFill: Rgb;
  readonly bubble: Rgb;
  readonly ground: Rgb;
  /** The accent as text, on ground and bubble. */
  readonly link: Rgb;
  /** The accent as a line that is seen on the ground. */
  readonly edge: Rgb;
}

/** Everything stays readable, whatever colours the owner chose. */
export function paletteOf(
  primary: string | undefined,
  secondary: string | undefined,
  scheme: "light" | "dark",
): Palette {
  const accent = parseColor(primary);
  const wishedEnd = parseColor(secondary, accent);
  const onAccent = textOn(accent);
  const bubble = BUBBLE[scheme];
  const ground = GROUND[scheme];
  const onAll = [WHITE, BLACK].find((text) => isReadableAlong(text, accent, wishedEnd));
  return {
    accent,
    onAccent,
    end: onAll ? wishedEnd : accent,
    onFill: onAll ?? onAccent,
    bubble,
    ground,
    link: readableOn(accent, bubble, TEXT_CONTRAST_MIN),
    edge: readableOn(accent, ground, EDGE_CONTRAST_MIN),
  };
}

export function paintPanel(frame: HTMLElement, config: Partial<WidgetConfig>): void {
  const { color_scheme: wished = "auto" } = config;
  const isDark = wished === "dark" || (wished !== "light" && matchMedia(PREFERS_DARK).matches);
  const scheme = isDark ? "dark" : "light";
  frame.dataset.scheme = scheme;
  frame.dir = directionOf(frame.lang, document.documentElement.dir);
  const palette = paletteOf(config.primary_color, config.secondary_color, scheme);
  // One by one through the object model, which no style policy forbids.
  for (const [name, color] of Object.entries(palette)) {
    frame.style.setProperty(`--${name}`, cssColor(color));
  }
}
