import { type PageSettings, readSettings } from "./page-settings.ts";

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
  const current = document.currentScript;
  const tag =
    current instanceof HTMLScriptElement
      ? current
      : document.querySelector<HTMLScriptElement>(
          'script[data-widget-key],script[src*="/w/wtfu_"],script[src*="/widget.js"]',
        );
  const source = tag?.src;
  return {
    settings: readSettings(tag?.dataset),
    origin: source ? new URL(source).origin : location.origin,
    nonce: tag?.nonce ?? "",
  };
}
