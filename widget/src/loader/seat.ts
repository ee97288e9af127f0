import { createEmitter } from "../shared/emitter.ts";
import { inBackground } from "../shared/guarded.ts";
import type { PageSettings } from "../shared/page-settings.ts";
import type { Traits, WidgetEvent } from "../shared/panel-door.ts";
import type { Method, Place } from "../shared/site-door.ts";
import { readSettings } from "./page-settings.ts";
import { forget } from "./remembered.ts";
import { Widget } from "./widget.ts";

/** Called by name on the widget, or kept until there is one. */
const WIDGET_METHODS = [
  "open",
  "close",
  "toggle",
  "show",
  "hide",
  "update",
  "setLocale",
  "ask",
] as const satisfies readonly (keyof Widget)[];

/** A tag, as the place for which a widget is made. */
export interface SeatPlace extends Place {
  readonly settings: PageSettings;
}

export interface Seat {
  /** None in the first seat of a page whose tag names no widget, before `init` does. */
  key?: string;
  readonly methods: Record<string, Method>;
  begin(options: unknown, from?: unknown): void;
}

/**
 * What the page knows of one widget, also while there is none: its listeners, its settings, what it
 * was told of the visitor, and commands that came too early. `prepare` is awaited before one starts.
 */
export function createSeat(place: SeatPlace, prepare: () => unknown): Seat {
  const { emit, on, once, off } = createEmitter();
  let widget: Widget | null = null;
  let waiting: (() => void)[] = [];
  let traits: Traits = {};
  const seat: Seat = {
    methods: {
      on,
      once,
      off,
      init: (options, from) => seat.begin(options, from),
      destroy() {
        widget?.destroy();
        widget = null;
        waiting = [];
        emit("destroy");
      },
      reset() {
        if (!seat.key) waiting.push(() => seat.methods.reset?.());
        else {
          forget(seat.key);
          if (!widget?.reset()) hear("reset");
        }
      },
      identify(given) {
        traits = { ...traits, ...Object(given) };
        widget?.identified();
        emit("identify", traits);
      },
      // Told to this page's own listeners; nothing is sent.
      track: (name, details) => emit("track", { name, details }),
    },
    begin(options, from) {
      const given = readSettings(options);
      place = { ...place, ...Object(from), settings: { ...place.settings, ...given } };
      const { key } = seat;
      if (widget || !key || given.start === "manual") return;
      const injected = place.injected?.widget_key === key ? place.injected : null;
      const made = new Widget({
        ...place,
        injected,
        widgetKey: key,
        emit: hear,
        traits: () => traits,
      });
      widget = made;
      inBackground(async () => {
        await prepare();
        await made.start();
      });
      for (const run of waiting.splice(0)) run();
    },
  };
  const hear = (event: WidgetEvent, detail?: unknown) => {
    if (event === "reset") traits = {};
    emit(event, detail);
  };
  for (const name of WIDGET_METHODS) {
    seat.methods[name] = (argument) => {
      if (widget) widget[name](argument);
      else waiting.push(() => widget?.[name](argument));
    };
  }
  return seat;
}
