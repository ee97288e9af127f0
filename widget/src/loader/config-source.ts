import type { WidgetConfig } from "../../../contracts/widget-config.ts";

/** Null: no such widget, or switched off. Undefined: nobody could tell, or not to this site. */
export type ConfigAnswer = WidgetConfig | null | undefined;

/** The one thing without which there is no widget; the rest is as the API's contract has it. */
export function isConfig(value: unknown): value is WidgetConfig {
  return Boolean(Object(value).widget_key);
}

/** `via`: where the tag stands, which a plain tag's address cannot tell. */
export async function fetchConfig(apiBase: string, via = ""): Promise<ConfigAnswer> {
  try {
    const query = via && `?via=${encodeURIComponent(via)}`;
    const answer = await fetch(`${apiBase}/config${query}`, { credentials: "omit" });
    if (/40[34]/.test(String(answer.status))) return null;
    const config: unknown = await answer.json();
    return isConfig(config) ? config : undefined;
  } catch {
    return undefined;
  }
}
