import type { PageSettings } from "../shared/page-settings.ts";
import { readSettings } from "./page-settings.ts";

export interface ScriptTag {
  readonly settings: PageSettings;
  /** Origin of the script: where API and panel are, unless the page says otherwise. */
  readonly origin: string;
  readonly nonce: string;
}

/**
 * The tag that loaded us. A script put in by another script may have no `currentScript`; it is then
 * known by its attribute or its address.
 */
export function findScriptTag(): ScriptTag {
  const tag =
    document.currentScript ??
    document.querySelector(
      'script[data-widget-key],script[src*="/w/wtfu_"],script[src*="/widget.js"]',
    );
  // An SVG script has neither.
  const { src, dataset, nonce = "" } = (tag ?? {}) as Partial<HTMLScriptElement>;
  return {
    settings: readSettings(dataset),
    origin: src ? new URL(src).origin : location.origin,
    nonce,
  };
}
