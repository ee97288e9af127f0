import type { WidgetConfig } from "../../../contracts/widget-config.ts";

/** What the page itself says, by data attributes, `init` or `update`; it wins over the dashboard. */
export interface PageSettings {
  readonly widgetKey?: string;
  readonly apiUrl?: string;
  readonly color?: string;
  readonly secondaryColor?: string;
  readonly position?: string;
  readonly colorScheme?: string;
  readonly locale?: string;
  /** "true" or empty: no launcher until `show`. */
  readonly hidden?: string;
}

const NAMES =
  "widgetKey,apiUrl,color,secondaryColor,position,colorScheme,locale,hidden".split(",");

/** Reads a tag's dataset or whatever a page passed to `init`: known names with plain values only. */
export function readSettings(source: unknown): PageSettings {
  const settings: Record<string, string> = {};
  for (const name of NAMES) {
    const value: unknown = source && Reflect.get(Object(source), name);
    if (typeof value === "string" || typeof value === "boolean") settings[name] = String(value);
  }
  return settings;
}

/** What is painted: the page's own wishes on top of the config. */
export function applySettings(config: WidgetConfig, settings: PageSettings): WidgetConfig {
  const { color, secondaryColor = color, position, colorScheme, locale } = settings;
  const wishes = {
    primary_color: color,
    secondary_color: secondaryColor,
    position,
    color_scheme: colorScheme,
    locale,
  };
  const wished = Object.entries(wishes).filter(([, value]) => value);
  return Object.assign({}, config, Object.fromEntries(wished));
}
