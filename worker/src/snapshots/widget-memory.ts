import type { LoadedWidget } from "./loaded-widget.ts";

export interface Remembered {
  /** Null: there is no such widget. */
  readonly widget: LoadedWidget | null;
  /** When this was known to be true. */
  readonly readAtMs: number;
  /** Until then nobody needs to be asked. */
  readonly askAgainAtMs: number;
}

export interface MemoryBounds {
  readonly widgetsMax: number;
  /** Of all widgets' JSON together. An isolate has 128 MB, and parsed it takes about three times this. */
  readonly charsMax: number;
  readonly unknownMax: number;
}

/**
 * What an isolate knows of widgets. Bounded: the least recently read goes first. Keys of no widget
 * are kept apart, so that a flood of made-up ones cannot push out those that are in use.
 */
export class WidgetMemory {
  // A Map gives its keys in the order of their insertion.
  readonly #widgets = new Map<string, Remembered & { readonly widget: LoadedWidget }>();
  readonly #unknown = new Map<string, Remembered>();
  readonly #bounds: MemoryBounds;
  #chars = 0;

  constructor(bounds: MemoryBounds) {
    this.#bounds = bounds;
  }

  find(widgetKey: string): Remembered | undefined {
    return this.#widgets.get(widgetKey) ?? this.#unknown.get(widgetKey);
  }

  keep(widgetKey: string, { widget, ...times }: Remembered): void {
    this.#forget(widgetKey);
    if (widget) {
      this.#widgets.set(widgetKey, { widget, ...times });
      this.#chars += widget.chars;
    } else {
      this.#unknown.set(widgetKey, { widget, ...times });
    }
    this.#trim();
  }

  clear(): void {
    this.#widgets.clear();
    this.#unknown.clear();
    this.#chars = 0;
  }

  #forget(widgetKey: string): void {
    this.#chars -= this.#widgets.get(widgetKey)?.widget.chars ?? 0;
    this.#widgets.delete(widgetKey);
    this.#unknown.delete(widgetKey);
  }

  #trim(): void {
    const { widgetsMax, charsMax, unknownMax } = this.#bounds;
    for (const widgetKey of this.#widgets.keys()) {
      // The newest stays, whatever its weight: it is the one that is being asked for.
      if (this.#widgets.size === 1) break;
      if (this.#widgets.size <= widgetsMax && this.#chars <= charsMax) break;
      this.#forget(widgetKey);
    }
    for (const widgetKey of this.#unknown.keys()) {
      if (this.#unknown.size <= unknownMax) break;
      this.#unknown.delete(widgetKey);
    }
  }
}
