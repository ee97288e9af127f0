import type { WidgetConfig } from "../../../contracts/widget-config.ts";

/** Empty: no such widget, or not for this site. Null: nobody could tell. */
export type ConfigAnswer = Partial<WidgetConfig> | null;

/** The one thing without which there is no widget; the rest is as the API's contract has it. */
export function isConfig(value: unknown): value is WidgetConfig {
  return Boolean(Object(value).widget_key);
}

/** `via`: where the tag stands, which a plain tag's address cannot tell. */
export async function fetchConfig(apiBase: string, via = ""): Promise<ConfigAnswer> {
  try {
    const query = via && `?via=${via}`;
    const answer = await fetch(`${apiBase}/config${query}`, { credentials: "omit" });
    if (/40[34]/.test(`${answer.status}`)) return {};
    const config: unknown = await answer.json();
    return isConfig(config) ? config : null;
  } catch {
    return null;
  }
}
