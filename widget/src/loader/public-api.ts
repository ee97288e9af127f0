import { guarded, inBackground } from "../shared/guarded.ts";
import type { Method, WidgetApi } from "../shared/site-door.ts";
import { runCommands } from "./command-queue.ts";
import { readSettings } from "./page-settings.ts";
import { createSeat, type Seat, type SeatPlace } from "./seat.ts";
import { loadSite } from "./sources.ts";

/** What concerns all widgets of the page, and not only its first. */
const OF_ALL = ["destroy", "reset"];

export function createPublicApi(place: SeatPlace): WidgetApi {
  const seats: Seat[] = [];
  const makeSeat = (settings: SeatPlace["settings"]): Seat => {
    const seat = createSeat({ ...place, settings }, async () => {
      if (seats.length > 1) (await loadSite(place.origin)).arrange(api);
    });
    for (const [name, method] of Object.entries(seat.methods)) seat.methods[name] = guarded(method);
    seats.push(seat);
    return seat;
  };
  const first = makeSeat(place.settings);
  /** The first seat belongs to whoever is named first. */
  const seatOf = (key: string): Seat => {
    const free = first.key ? null : first;
    const seat = seats.find((one) => one.key === key) ?? free ?? makeSeat({});
    seat.key = key;
    return seat;
  };
  const methods: Record<string, Method> = {
    ...first.methods,
    init: guarded((options, from) => {
      const { widgetKey } = readSettings(options);
      for (const seat of widgetKey ? [seatOf(widgetKey)] : seats) seat.begin(options, from);
    }),
    get: guarded((key, method, ...args) => {
      const { methods: found } = seatOf(String(key));
      found[String(method)]?.(...args);
      return found;
    }),
    keys: () => seats.flatMap(({ key }) => key ?? []),
  };
  for (const name of OF_ALL) {
    methods[name] = () => {
      for (const seat of seats) seat.methods[name]?.();
    };
  }
  // A recorder that a page put under our name may have recorded this one too.
  const push = (...commands: unknown[]) => runCommands(methods, commands);
  methods.push = push;
  const api = { ...methods, q: { push }, loaded: true } as unknown as WidgetApi;
  if (location.search.includes("wtfu_debug=1")) {
    inBackground(async () => (await loadSite(place.origin)).debug(api));
  }
  return api;
}

export function isPublicApi(value: unknown): value is WidgetApi {
  return Reflect.get(Object(value), "loaded") === true;
}
