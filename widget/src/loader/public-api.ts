import { guarded, inBackground } from "../shared/guarded.ts";
import type { Method, WidgetApi } from "../shared/site-door.ts";
import { runCommands } from "./command-queue.ts";
import { createSeat, type Seat, type SeatPlace } from "./seat.ts";
import { loadSite } from "./sources.ts";

export function createPublicApi(place: SeatPlace): WidgetApi {
  const seats: Seat[] = [];
  const addSeat = (its: SeatPlace): Seat => {
    const seat = createSeat(its, async () => {
      if (seats.length > 1) (await loadSite(its.origin)).arrange(made);
    });
    seats.push(seat);
    return seat;
  };
  /** The first seat belongs to whoever is named first. */
  const seatOf = (key: string): Seat => {
    const found = seats.find(({ _key }) => !_key || _key === key);
    const seat = found ?? addSeat({ ...place, injected: null, settings: {} });
    seat._key = key;
    return seat;
  };
  /** What concerns all widgets of the page, and not only its first. */
  const ofAll = (name: string): Method =>
    guarded((...args) => {
      const { widgetKey } = Object(args[0]);
      for (const seat of widgetKey ? [seatOf(widgetKey)] : seats) seat._methods[name]?.(...args);
    });
  const push = (...commands: unknown[]) => runCommands(api, commands);
  const api: Record<string, unknown> = {
    ...addSeat(place)._methods,
    init: ofAll("init"),
    destroy: ofAll("destroy"),
    reset: ofAll("reset"),
    get: guarded((key, method, ...args) => {
      const { _methods: found } = seatOf(String(key));
      found[String(method)]?.(...args);
      return found;
    }),
    keys: () => seats.flatMap(({ _key }) => _key ?? []),
    // A recorder that a page put under our name may have recorded this one too.
    push,
    q: { push },
    loaded: true,
  };
  // It has what the type asks for; the parts of a seat have their names from a table.
  const made = api as unknown as WidgetApi;
  if (location.search.includes("wtfu_debug=1")) {
    inBackground(async () => (await loadSite(place.origin)).debug(made));
  }
  return made;
}

export function isPublicApi(value: unknown): value is WidgetApi {
  return Object(value).loaded === true;
}
