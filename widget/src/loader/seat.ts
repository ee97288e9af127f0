import { createEmitter } from "../shared/emitter.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PageSettings } from "../shared/page-settings.ts";
import type { Traits, WidgetEvent } from "../shared/panel-door.ts";
import type { Method, Place } from "../shared/site-door.ts";
import { readSettings } from "./page-settings.ts";
import { forget } from "./remembered.ts";
import { destroyWidget, startWidget, WIDGET_ACTS, type Widget } from "./widget.ts";

/** A tag, as the place for which a widget is made. */
export interface SeatPlace extends Place {
  readonly settings: PageSettings;
}

/**
 * What the page knows of one widget, also while there is none: its listeners, its settings, what it
 * was told of the visitor, and commands that came too early.
 */
export interface Seat {
  /** None in the first seat of a page whose tag names no widget, before `init` does. */
  _key?: string;
  readonly _methods: Record<string, Method>;
}

/** `prepare` is awaited before a widget starts. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what shares variables weighs less than what shares an object, on every page view.
export function createSeat(place: SeatPlace, prepare: () => unknown): Seat {
  const { emit, on, once, off } = createEmitter();
  let widget: Widget | null = null;
  let waiting: (() => void)[] = [];
  let traits: Traits = {};
  let begunWith: unknown;
  const hear = (event: WidgetEvent, detail?: unknown) => {
    // Also when another tab, of which the panel heard, has forgotten the visitor.
    if (event === "reset") traits = {};
    emit(event, detail);
  };
  const begin = (options: unknown, from: unknown) => {
    // Without settings: those of the last time. A tag's count for every start, beneath them.
    begunWith = options ?? begunWith;
    const settings = { ...place.settings, ...readSettings(begunWith) };
    if (from) place = { ...place, ...Object(from), settings };
    if (widget || !seat._key || Object(options).start === "manual") return;
    const made: Widget = {
      ...place,
      settings,
      widgetKey: seat._key,
      emit: hear,
      traits: () => traits,
      _config: place.injected,
      _state: "closed",
      _cleanups: [],
    };
    widget = made;
    inBackground(async () => {
      await prepare();
      await startWidget(made, () => {
        for (const run of waiting.splice(0)) run();
      });
    });
  };
  const methods: Record<string, Method> = {
    on,
    once,
    off,
    init: begin,
    destroy() {
      if (widget) destroyWidget(widget);
      widget = null;
      waiting = [];
      emit("destroy");
    },
    reset() {
      traits = {};
      if (seat._key) {
        forget(seat._key);
        // The panel tells of it itself.
        if (widget?._panel) widget._panel.reset();
        else hear("reset");
      } else waiting.push(() => methods.reset?.());
    },
    identify(given) {
      const said: Traits = Object(given);
      // Another token may be another person's, of whom nothing is known that was said of the one before.
      const isAnother = said.token && traits.token && said.token !== traits.token;
      traits = { ...(isAnother ? {} : traits), ...said };
      widget?._panel?.identified?.();
      emit("identify", traits);
    },
    // Told to this page's own listeners; nothing is sent.
    track: (name, details) => emit("track", { name, details }),
  };
  for (const [name, act] of Object.entries(WIDGET_ACTS)) {
    methods[name] = (argument) => {
      // Before it has its place, an inline one would be put where others are.
      if (widget?._attach) act(widget, argument);
      else waiting.push(() => methods[name]?.(argument));
    };
  }
  for (const name in methods) methods[name] = guarded(methods[name] as Method);
  // Another tab has forgotten the visitor. A panel hears of it by itself.
  addEventListener("storage", ({ key, newValue }) => {
    if (!newValue && key?.endsWith(`:${seat._key}`) && !widget?._panel) methods.reset?.();
  });
  const seat: Seat = { _methods: methods };
  return seat;
}
