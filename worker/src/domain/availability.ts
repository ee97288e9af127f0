import type { AppointmentSettings, Service } from "../../../contracts/appointments.ts";
import type { BusinessHours } from "../../../contracts/widget-config.ts";
import { DAY_MS, dateOf, dayOfDate, MINUTE_MS, type WallClock, wallClock } from "./wall-clock.ts";

/** Of a service, what decides when it can take place. */
export type SlotShape = Pick<
  Service,
  "duration_minutes" | "buffer_before_minutes" | "buffer_after_minutes"
>;

/** What a business offers: nothing without business hours. */
export interface Offer {
  readonly settings: AppointmentSettings;
  readonly hours: BusinessHours;
  readonly shape: SlotShape;
}

/** A time that is taken, with the buffers around it. `resourceId` is one of the lanes, or foreign to them. */
export interface Busy {
  readonly resourceId: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Slot {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** One that is free for it. */
  readonly lane: string;
}

/** From `fromMs` until, without it, `untilMs`. */
export interface Range {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface SlotDay {
  readonly date: string;
  readonly slots: readonly Slot[];
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** As many appointments may run at once as there are lanes. */
export function lanesOf(capacity: number): string[] {
  return Array.from({ length: capacity }, (_, index) => `lane-${index + 1}`);
}

/** The slot and its buffers: what is reserved for it. */
export function reservedAround(shape: SlotShape, startsAtMs: number): Range {
  const beforeMs = shape.buffer_before_minutes * MINUTE_MS;
  const afterMs = (shape.duration_minutes + shape.buffer_after_minutes) * MINUTE_MS;
  return { fromMs: startsAtMs - beforeMs, untilMs: startsAtMs + afterMs };
}

/**
 * The part of a range in which a slot may begin at all: not before the minimum notice, and no later
 * than on the last day of the horizon, counted in the business's days from today.
 */
export function bookable({ settings, hours }: Offer, range: Range, nowMs: number): Range {
  const endMs = horizonEndMs(settings, hours, nowMs);
  return {
    fromMs: Math.max(range.fromMs, nowMs + settings.minimum_notice_minutes * MINUTE_MS),
    untilMs: Math.min(range.untilMs, endMs),
  };
}

/** Where the day after the last one that can be booked begins. */
export function horizonEndMs(
  settings: AppointmentSettings,
  { timezone }: BusinessHours,
  nowMs: number,
): number {
  const aheadMs = (settings.horizon_days + 1) * DAY_MS;
  const clock = wallClock(timezone, nowMs, nowMs + aheadMs);
  return clock.firstInstantOf((clock.dayOf(nowMs) + settings.horizon_days + 1) * DAY_MS);
}

/**
 * The free slots that begin in the range, in order. They begin each `slot_step_minutes` after an
 * opening, as the business's clocks tell it, and fit wholly between opening and closing by elapsed
 * time; their buffers may reach beyond. A time that the clocks skip is not offered, one that they
 * show twice is offered twice.
 */
export function freeSlots(
  offer: Offer,
  busy: readonly Busy[],
  asked: Range,
  nowMs: number,
): Slot[] {
  const range = bookable(offer, asked, nowMs);
  if (range.fromMs >= range.untilMs) return [];
  const durationMs = offer.shape.duration_minutes * MINUTE_MS;
  const findLane = laneFinder(lanesOf(offer.settings.capacity), busy);
  const slots: Slot[] = [];
  for (const startsAtMs of startsIn(offer, range)) {
    const lane = findLane(reservedAround(offer.shape, startsAtMs));
    if (lane) slots.push({ startsAtMs, endsAtMs: startsAtMs + durationMs, lane });
  }
  return slots;
}

/** Whether the business offers this time to anybody, taken or not. */
export function isOffered(offer: Offer, startsAtMs: number, nowMs: number): boolean {
  const moment = { fromMs: startsAtMs, untilMs: startsAtMs + 1 };
  return freeSlots(offer, [], moment, nowMs).length > 0;
}

/** From the first instant of a day until the end of the last, as the clocks of `zone` tell them. */
export function rangeOfDays(zone: string, firstDay: number, days: number): Range {
  const clock = wallClock(zone, firstDay * DAY_MS, (firstDay + days) * DAY_MS);
  return {
    fromMs: clock.firstInstantOf(firstDay * DAY_MS),
    untilMs: clock.firstInstantOf((firstDay + days) * DAY_MS),
  };
}

/** The slots by the days of `zone`, also those without one. */
export function byDay(
  zone: string,
  firstDay: number,
  days: number,
  slots: readonly Slot[],
): SlotDay[] {
  const clock = wallClock(zone, firstDay * DAY_MS, (firstDay + days) * DAY_MS);
  const lists = Array.from({ length: days }, (): Slot[] => []);
  for (const slot of slots) lists[clock.dayOf(slot.startsAtMs) - firstDay]?.push(slot);
  return lists.map((list, index) => ({ date: dateOf(firstDay + index), slots: list }));
}

/** When slots would begin, without a look at what is taken. */
function startsIn({ settings, hours, shape }: Offer, range: Range): number[] {
  const clock = wallClock(hours.timezone, range.fromMs, range.untilMs);
  const holidays = new Map(hours.holidays.map((holiday) => [dayOfDate(holiday.date), holiday]));
  const durationMs = shape.duration_minutes * MINUTE_MS;
  const stepMs = settings.slot_step_minutes * MINUTE_MS;
  const starts = new Set<number>();
  // An interval of the day before may reach over midnight.
  for (let day = clock.dayOf(range.fromMs) - 1; day <= clock.dayOf(range.untilMs); day += 1) {
    const intervals = holidays.get(day)?.intervals ?? hours.days[weekdayOf(day)];
    for (const interval of intervals) {
      for (const startsAtMs of startsWithin(openingOf(clock, day, interval), stepMs, durationMs)) {
        if (startsAtMs >= range.fromMs && startsAtMs < range.untilMs) starts.add(startsAtMs);
      }
    }
  }
  return [...starts].sort((one, other) => one - other);
}

interface Opening extends Range {
  readonly clock: WallClock;
  readonly openWallMs: number;
  readonly closeWallMs: number;
}

function openingOf(
  clock: WallClock,
  day: number,
  interval: { readonly open: string; readonly close: string },
): Opening {
  const openWallMs = day * DAY_MS + timeOfDayMs(interval.open);
  const sameDayMs = day * DAY_MS + timeOfDayMs(interval.close);
  const closeWallMs = sameDayMs > openWallMs ? sameDayMs : sameDayMs + DAY_MS;
  const fromMs = clock.firstInstantOf(openWallMs);
  return {
    clock,
    openWallMs,
    closeWallMs,
    fromMs,
    untilMs: clock.firstInstantOf(closeWallMs),
  };
}

function* startsWithin(opening: Opening, stepMs: number, durationMs: number): Generator<number> {
  const { clock, openWallMs, closeWallMs } = opening;
  for (let wallMs = openWallMs; wallMs < closeWallMs; wallMs += stepMs) {
    for (const atMs of clock.instantsOf(wallMs)) {
      if (atMs >= opening.fromMs && atMs + durationMs <= opening.untilMs) yield atMs;
    }
  }
}

function weekdayOf(day: number): (typeof WEEKDAYS)[number] {
  // The first of January 1970 was a Thursday.
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? "sun";
}

function timeOfDayMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}

/**
 * Finds a free lane for a time, or null. What is taken outside the lanes (of a business that had more
 * of them, or another way to name them) takes a place all the same.
 */
function laneFinder(lanes: readonly string[], busy: readonly Busy[]) {
  const inOrder = [...busy].sort((one, other) => one.fromMs - other.fromMs);
  const longestMs = Math.max(0, ...inOrder.map(({ fromMs, untilMs }) => untilMs - fromMs));
  return ({ fromMs, untilMs }: Range): string | null => {
    const taken = new Set<string>();
    // Nothing that begins earlier than the longest can reach into the time.
    for (let at = firstFrom(inOrder, fromMs - longestMs); at < inOrder.length; at += 1) {
      const other = inOrder[at];
      if (!other || other.fromMs >= untilMs) break;
      if (other.untilMs > fromMs) taken.add(other.resourceId);
    }
    if (taken.size >= lanes.length) return null;
    return lanes.find((lane) => !taken.has(lane)) ?? null;
  };
}

/** The index of the first that begins at `fromMs` or later, by halving. */
function firstFrom(inOrder: readonly Busy[], fromMs: number): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.fromMs ?? 0) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
