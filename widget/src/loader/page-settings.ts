import type { PageSettings } from "../shared/page-settings.ts";

const NAMES = "widgetKey,apiUrl,color,secondaryColor,position,colorScheme,locale,hidden".split(",");

/** Reads a tag's dataset or whatever a page passed to `init`: known names with plain values only. */
export function readSettings(source: unknown): PageSettings {
  const settings: Record<string, string> = {};
  for (const name of NAMES) {
    const value: unknown = source && Reflect.get(Object(source), name);
    if (typeof value === "string" || typeof value === "boolean") settings[name] = String(value);
  }
  return settings;
}
