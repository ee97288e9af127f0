import type { PageSettings } from "../shared/page-settings.ts";

/**
 * Reads a tag's dataset or whatever a page passed to `init`: plain values only, as text. An element is
 * plain for `inline`. What is no setting is carried along and means nothing.
 */
export function readSettings(source: unknown): PageSettings {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(Object(source))) {
    if (name === "inline") settings[name] = value;
    else if (/^[bs]/.test(typeof value)) settings[name] = String(value);
  }
  return settings;
}
