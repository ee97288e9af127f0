import { createEmitter } from "../shared/emitter.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PageSettings } from "../shared/page-settings.ts";
import type { Traits, WidgetEvent } from "../shared/panel-door.ts";
import type { Method, Place } from "../shared/site-door.ts";
import { readSettings } from "./page-settings.ts";
import { forget } from "./remembered.ts";
import { stayAttached } from "./stay-attached.ts";
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
  _place: SeatPlace;
  _widget?: Widget | undefined;
  _waiting: (() => void)[];
  _traits: Traits;
  readonly _emit: (event: WidgetEvent, detail?: unknown) => void;
  readonly _methods: Record<string, Method>;
  /** Awaited before a widget starts. */
  readonly _prepare: () => unknown;
}

/** What a page may call by name, whether or not there is a widget. */
const SEAT_ACTS: Readonly<Record<string, (seat: Seat, ...args: unknown[]) => void>> = {
  init(seat, options, from) {
    const { _emit: emit, _key: widgetKey, _place } = seat;
    const given = readSettings(options);
    const place = { ..._place, ...Object(from), settings: { ..._place.settings, ...given } };
    seat._place = place;
    if (seat._widget || !widgetKey || given.start === "manual") return;
    const widget: Widget = {
      ...place,
      widgetKey,
      emit,
      traits: () => seat._traits,
      _config: place.injected,
      _state: "closed",
      _cleanups: [],
      _attach: stayAttached,
    };
    seat._widget = widget;
    inBackground(async () => {
      await seat._prepare();
      await startWidget(widget);
    });
    for (const run of seat._waiting.splice(0)) run();
  },
  destroy(seat) {
    if (seat._widget) destroyWidget(seat._widget);
    seat._widget = undefined;
    seat._waiting = [];
    seat._emit("destroy");
  },
  reset(seat) {
    if (seat._key) {
      forget(seat._key);
      const panel = seat._widget?._panel;
      // It tells of it itself.
      if (panel) panel.reset();
      else seat._emit("reset");
    } else seat._waiting.push(() => seat._methods.reset?.());
  },
  identify(seat, given) {
    seat._traits = { ...seat._traits, ...Object(given) };
    seat._widget?._panel?.identified?.();
    seat._emit("identify", seat._traits);
  },
  // Told to this page's own listeners; nothing is sent.
  track: (seat, name, details) => seat._emit("track", { name, details }),
};

export function createSeat(place: SeatPlace, prepare: () => unknown): Seat {
  const { emit, on, once, off } = createEmitter();
  const methods: Record<string, Method> = { on, once, off };
  const seat: Seat = {
    _place: place,
    _prepare: prepare,
    _waiting: [],
    _traits: {},
    _methods: methods,
    _emit(event, detail) {
      // Also when another tab, of which the panel heard, has forgotten the visitor.
      if (event === "reset") seat._traits = {};
      emit(event, detail);
    },
  };
  for (const [name, act] of Object.entries(SEAT_ACTS)) {
    methods[name] = guarded((...args) => act(seat, ...args));
  }
  for (const [name, act] of Object.entries(WIDGET_ACTS)) {
    methods[name] = guarded((argument) => {
      if (seat._widget) act(seat._widget, argument);
      else seat._waiting.push(() => methods[name]?.(argument));
    });
  }
  // Another tab has forgotten the visitor. A panel hears of it by itself.
  addEventListener("storage", ({ key, newValue }) => {
    if (!newValue && key?.endsWith(`:${seat._key}`) && !seat._widget?._panel) methods.reset?.();
  });
  return seat;
}
