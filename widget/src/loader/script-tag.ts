import { isConfig } from "./config-source.ts";
import { readSettings } from "./page-settings.ts";
import type { SeatPlace } from "./seat.ts";

/**
 * The tag that loaded us, and the config that the Worker may have put into the script. A script put in
 * by another script may have no `currentScript`; it is then known by its attribute or its address.
 */
export function findPlace(inside: unknown): SeatPlace {
  const tag =
    document.currentScript ??
    document.querySelector(
      'script[data-widget-key],script[src*="/w/wtfu_"],script[src*="/widget.js"]',
    );
  // An SVG script has neither.
  const { src, dataset, nonce = "" } = (tag ?? {}) as Partial<HTMLScriptElement>;
  const injected = isConfig(inside) ? inside : null;
  return {
    injected,
    // The file knows whose it is, whatever its tag says.
    settings: readSettings({ ...dataset, ...(injected && { widgetKey: injected.widget_key }) }),
    origin: src ? new URL(src).origin : location.origin,
    nonce,
  };
}
