import { BLACK, cssColor, isReadableAlong, parseColor, type Rgb, textOn } from "./color.ts";

const FALLBACK: Rgb = [31, 95, 139];

/** The widget's colours where they fill a surface: launcher, header, the visitor's bubbles. */
export interface Brand {
  readonly accent: Rgb;
  readonly onAccent: Rgb;
  /** A CSS background: a gradient where a second colour is set and text stays readable along it. */
  readonly fill: string;
}

export function brandOf(primary: string | undefined, secondary: string | undefined): Brand {
  const accent = parseColor(primary, FALLBACK);
  const end = parseColor(secondary, accent);
  // White may be readable at neither end of a bright gradient while black is along all of it.
  const onAccent = textOn(accent);
  const text = isReadableAlong(onAccent, accent, end) ? onAccent : BLACK;
  const fill = isReadableAlong(text, accent, end)
    ? `linear-gradient(135deg,${cssColor(accent)},${cssColor(end)})`
    : cssColor(accent);
  return { accent, onAccent: fill.startsWith("l") ? text : onAccent, fill };
}

/** Sets custom properties one by one: the object model is not what a style policy forbids. */
export function setVariables(element: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, value);
}

/** What both launcher and panel are painted with. */
export function brandVariables(brand: Brand): Record<string, string> {
  return {
    accent: cssColor(brand.accent),
    "on-accent": cssColor(brand.onAccent),
    fill: brand.fill,
  };
}
