import type { LoadedWidget } from "./loaded-widget.ts";

export interface Remembered {
  /** Null: there is no such widget. */
  readonly widget: LoadedWidget | null;
  readonly readAtMs: number;
}

const WIDGETS_MAX = 500;

/** What an isolate knows of widgets. Bounded: the least recently read goes first. */
export class WidgetMemory {
  readonly #known = new Map<string, Remembered>();

  find(widgetKey: string): Remembered | undefined {
    return this.#known.get(widgetKey);
  }

  keep(widgetKey: string, widget: LoadedWidget | null, readAtMs: number): LoadedWidget | null {
    // A Map gives its keys in the order of their insertion.
    this.#known.delete(widgetKey);
    this.#known.set(widgetKey, { widget, readAtMs });
    const [oldest] = this.#known.keys();
    if (this.#known.size > WIDGETS_MAX && oldest !== undefined) this.#known.delete(oldest);
    return widget;
  }

  clear(): void {
    this.#known.clear();
  }
}
