import type { WidgetConfig } from "../../../contracts/widget-config.ts";

/** `absent`: no such widget, switched off, or not for this site. `away`: nobody could tell. */
export type ConfigAnswer = WidgetConfig | "absent" | "away";

/** The one thing without which there is no widget; the rest is as the API's contract has it. */
export function isConfig(value: unknown): value is WidgetConfig {
  return typeof value === "object" && value !== null && "widget_key" in value;
}

/** `via`: where the tag stands, which a plain tag's address cannot tell. */
export async function fetchConfig(apiBase: string, via?: string): Promise<ConfigAnswer> {
  try {
    const query = via ? `?via=${encodeURIComponent(via)}` : "";
    const answer = await fetch(`${apiBase}/config${query}`, { credentials: "omit" });
    if (answer.status === 404 || answer.status === 403) return "absent";
    const config: unknown = await answer.json();
    return isConfig(config) ? config : "away";
  } catch {
    return "away";
  }
}
