import type { WidgetConfig } from "../../../contracts/widget-config.ts";

/** Called with whatever a page gives, so each method checks what it is given. */
export type Method = (...args: unknown[]) => unknown;
export type Methods = Readonly<Record<string, Method>>;

/** Where a widget's script came from: what a further tag tells the loader that is there already. */
export interface Place {
  /** Origin of the script: where API and panel are, unless the page says otherwise. */
  readonly origin: string;
  readonly nonce: string;
  /** The config that the Worker put into the script, if it was `/w/<key>.js`. */
  readonly injected: WidgetConfig | null;
}

/** The one global. Its own methods speak to the first widget of the page. */
export interface WidgetApi {
  /** Tells us from the queue that a page may have put under our name. */
  readonly loaded: true;
  readonly q: Pick<WidgetApi, "push">;
  /** What the widget measured of itself, where the page was opened with `?wtfu_debug=1`. */
  debug?: unknown;
  push(...commands: unknown[]): void;
  /** The methods of one widget; with a method's name, calls it too. */
  get(key: unknown, method?: unknown, ...args: unknown[]): Methods | undefined;
  keys(): readonly string[];
}

/** What an inline widget is made of. */
export interface InlineParts {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly frame: HTMLElement;
}

/**
 * What few pages need, fetched by those that do. Loader and this file may be of different builds for
 * a while: only add to it.
 */
export interface SiteModule {
  /** Several widgets: side by side where they share a corner, and one open at a time. */
  arrange(api: WidgetApi): void;
  /** Inline: keeps the host inside the element, or over a page that has none. Gives back what ends it. */
  fill(parts: InlineParts, inline: string | Element, nonce: string): () => void;
  /** Shows what the widget measured of itself, and what keeps it from working. */
  debug(api: WidgetApi): void;
}
