import { removeScripts } from "./loader-script.ts";
import { PageWidget } from "./page-widget.ts";
import type { LoadOptions } from "./settings.ts";
import { type ChatWidgetState, NOTHING_YET } from "./state.ts";

/** Somebody who wants a widget to be there, and how. */
export interface Holder {
  options: LoadOptions;
}

interface Held {
  readonly widget: PageWidget;
  /** In order of their coming. The last one's wishes count, and the former's again when it leaves. */
  holders: readonly Holder[];
}

const held = new Map<string, Held>();
const watchers = new Set<() => void>();

function changed(): void {
  for (const watch of watchers) watch();
}

/** As the newest of the holders wishes, who are never none. */
function serve(holders: readonly Holder[], newest: Holder): PageWidget {
  const { options } = newest;
  const there = held.get(options.widgetKey);
  if (there?.widget.isOf(options.host)) {
    there.holders = holders;
    there.widget.configure(options);
    return there.widget;
  }
  // Another host's is another widget, of which there is none beside it: they share what is stored.
  there?.widget.destroy();
  const widget = new PageWidget(options, changed);
  held.set(options.widgetKey, { widget, holders });
  handOver(widget);
  // Whoever left while the script was on its way could not take it out.
  void widget.loaded.then(tidy);
  changed();
  return widget;
}

export function acquire(holder: Holder): PageWidget {
  const { holders = [] } = held.get(holder.options.widgetKey) ?? {};
  return serve([...holders, holder], holder);
}

export function reconfigure(holder: Holder, options: LoadOptions): void {
  holder.options = options;
  const there = held.get(options.widgetKey);
  if (there?.holders.at(-1) === holder) there.widget.configure(options);
}

/** The last one who lets go takes the widget out of the page. */
export function release(holder: Holder): void {
  const { widgetKey } = holder.options;
  const there = held.get(widgetKey);
  if (!there?.holders.includes(holder)) return;
  const others = there.holders.filter((other) => other !== holder);
  const next = others.at(-1);
  if (next) {
    serve(others, next);
    return;
  }
  held.delete(widgetKey);
  there.widget.destroy();
  tidy();
  changed();
}

function tidy(): void {
  if (held.size === 0) removeScripts();
}

/** The widget of this key; without a key, the one that has been there longest. */
function find(widgetKey: string | undefined): PageWidget | undefined {
  const [first] = held.values();
  return (widgetKey === undefined ? first : held.get(widgetKey))?.widget;
}

interface EarlyCall {
  readonly widgetKey: string | undefined;
  readonly run: (widget: PageWidget) => void;
}

/** A page that calls for a widget which never comes must not fill the memory. */
const EARLY_CALLS_MAX = 50;
let early: readonly EarlyCall[] = [];

/** With the widget, now or when somebody brings it: a button may be there before the component is. */
export function withWidget(widgetKey: string | undefined, run: (widget: PageWidget) => void): void {
  const there = find(widgetKey);
  if (there) run(there);
  else if (early.length < EARLY_CALLS_MAX) early = [...early, { widgetKey, run }];
}

function handOver(widget: PageWidget): void {
  const isIts = ({ widgetKey }: EarlyCall) => (widgetKey ?? widget.widgetKey) === widget.widgetKey;
  const calls = early.filter(isIts);
  early = early.filter((one) => !isIts(one));
  for (const { run } of calls) run(widget);
}

export function stateOf(widgetKey: string | undefined): ChatWidgetState {
  return find(widgetKey)?.state ?? NOTHING_YET;
}

/** Gives back what ends it. */
export function watchStates(watch: () => void): () => void {
  watchers.add(watch);
  return () => {
    watchers.delete(watch);
  };
}
