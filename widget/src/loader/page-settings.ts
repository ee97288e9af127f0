import type { PageSettings } from "../shared/page-settings.ts";

const NAMES =
  "widgetKey,apiUrl,color,secondaryColor,position,colorScheme,locale,hidden,inline,start,via".split(
    ",",
  );

/** Reads a tag's dataset or whatever a page passed to `init`: known names with plain values only. */
export function readSettings(source: unknown): PageSettings {
  const settings: Record<string, string | Element> = {};
  const given = Object(source);
  for (const name of NAMES) {
    const value: unknown = given[name];
    if (typeof value === "string" || typeof value === "boolean") settings[name] = String(value);
  }
  if (given.inline instanceof Element) settings.inline = given.inline;
  return settings;
}
