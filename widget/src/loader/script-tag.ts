import type { PageSettings } from "../shared/page-settings.ts";
import type { Place } from "../shared/site-door.ts";
import { readSettings } from "./page-settings.ts";

export interface ScriptTag extends Omit<Place, "injected"> {
  readonly settings: PageSettings;
}

/**
 * The tag that loaded us. A script put in by another script may have no `currentScript`; it is then
 * known by its attribute or its address.
 */
export function findScriptTag(): ScriptTag {
  const tag =
    document.currentScript ??
    document.querySelector(
      'script[data-widget-key],script[src*="/w/wtfu_"],script[src*="/widget.js"],script[src*="/compat/"]',
    );
  // An SVG script has neither.
  const { src, dataset, nonce = "" } = (tag ?? {}) as Partial<HTMLScriptElement>;
  return {
    settings: readSettings(dataset),
    origin: src ? new URL(src).origin : location.origin,
    nonce,
  };
}
