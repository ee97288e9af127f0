import {
  BLACK,
  cssColor,
  isReadableAlong,
  parseColor,
  type Rgb,
  textOn,
  WHITE,
} from "./color.ts";

/** The widget's colours where they fill a surface: launcher, header, the visitor's bubbles. */
export interface Brand {
  readonly accent: Rgb;
  /** Readable on `accent`. */
  readonly onAccent: Rgb;
  /** A CSS background: a gradient where a second colour is set and one text colour suits all of it. */
  readonly fill: string;
  /** Readable all along `fill`. */
  readonly onFill: Rgb;
}

export function brandOf(primary: string | undefined, secondary: string | undefined): Brand {
  const accent = parseColor(primary);
  const end = parseColor(secondary, accent);
  const onAccent = textOn(accent);
  const onFill = [WHITE, BLACK].find((text) => isReadableAlong(text, accent, end));
  if (!onFill) return { accent, onAccent, fill: cssColor(accent), onFill: onAccent };
  const fill = `linear-gradient(135deg,${cssColor(accent)},${cssColor(end)})`;
  return { accent, onAccent, fill, onFill };
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
    "on-fill": cssColor(brand.onFill),
  };
}
