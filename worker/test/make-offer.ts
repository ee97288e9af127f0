import type { AppointmentSettings } from "../../contracts/appointments.ts";
import type { BusinessHours } from "../../contracts/widget-config.ts";
import { type Busy, freeSlots, type Offer, rangeOfDays } from "../src/domain/availability.ts";
import { DAY_MS, dayOfDate } from "../src/domain/wall-clock.ts";

export const NONE = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

type Interval = readonly [open: string, close: string];

export function everyDay(...intervals: Interval[]): BusinessHours["days"] {
  const list = intervals.map(([open, close]) => ({ open, close }));
  return Object.fromEntries(Object.keys(NONE).map((day) => [day, list])) as typeof NONE;
}

function makeSettings(overrides: Partial<AppointmentSettings> = {}): AppointmentSettings {
  return {
    services: [],
    slot_step_minutes: 30,
    minimum_notice_minutes: 0,
    horizon_days: 365,
    capacity: 1,
    hold_minutes: 5,
    requires_confirmation: true,
    ...overrides,
  };
}

export interface OfferWish {
  readonly timezone?: string;
  readonly days?: BusinessHours["days"];
  readonly holidays?: BusinessHours["holidays"];
  readonly minutes?: number;
  readonly buffers?: readonly [before: number, after: number];
  readonly settings?: Partial<AppointmentSettings>;
}

export function makeOffer(wish: OfferWish = {}): Offer {
  const [before, after] = wish.buffers ?? [0, 0];
  return {
    settings: makeSettings(wish.settings),
    hours: {
      timezone: wish.timezone ?? "UTC",
      days: wish.days ?? everyDay(["09:00", "12:00"]),
      holidays: wish.holidays ?? [],
    },
    shape: {
      duration_minutes: wish.minutes ?? 30,
      buffer_before_minutes: before,
      buffer_after_minutes: after,
    },
  };
}

/** The starts of one day of the business's, `YYYY-MM-DDTHH:MMZ`, asked long before. */
export function startsOn(date: string, wish: OfferWish, busy: readonly Busy[] = []): string[] {
  const offer = makeOffer(wish);
  const range = rangeOfDays(offer.hours.timezone, dayOfDate(date), 1);
  const slots = freeSlots(offer, busy, range, range.fromMs - 30 * DAY_MS);
  return slots.map(({ startsAtMs }) => utc(startsAtMs));
}

const utc = (atMs: number) => `${new Date(atMs).toISOString().slice(0, 16)}Z`;
export const at = (text: string) => Date.parse(text);
