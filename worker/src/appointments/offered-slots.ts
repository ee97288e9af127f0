import type { z } from "zod";
import type {
  AppointmentSettings,
  Availability,
  AvailabilityQuery,
  AvailableSlot,
  Service,
} from "../../../contracts/appointments.ts";
import type { BusinessHours } from "../../../contracts/widget-config.ts";
import {
  bookable,
  byDay,
  freeSlots,
  horizonEndMs,
  type Offer,
  type Range,
  rangeOfDays,
  type Slot,
  type SlotDay,
  type SlotShape,
} from "../domain/availability.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { DAY_MS, dateOf, dayOfDate, knownZone, wallClock } from "../domain/wall-clock.ts";
import { AppError } from "../errors.ts";
import { type Asker, listBusy } from "../store/appointment-times.ts";
import type { Database } from "../store/database.ts";
import { fromPostgres } from "./from-postgres.ts";

/** By which rules a widget's visitors book. */
export interface BookingRules {
  readonly settings: AppointmentSettings;
  readonly hours: BusinessHours | null;
  readonly businessTimezone: string;
}

/** Refused with `booking_off` where there is nothing to book. */
export function requireBooking({ config, rules }: WidgetSnapshot): BookingRules {
  const settings = rules.appointments;
  if (!settings || settings.services.length === 0) throw new AppError("booking_off");
  const hours = config.business_hours;
  const businessTimezone = hours?.timezone ?? rules.notices.clientTimezone;
  return { settings, hours, businessTimezone };
}

export function requireService({ settings }: BookingRules, id: string): Service {
  const service = settings.services.find((offered) => offered.id === id);
  if (service) return service;
  const message = "service_id must be one of the services that are offered.";
  throw new AppError("bad_request", { message, field: "service_id" });
}

/** The last day that a date of four digits can name, and a month to count on from it. */
const LAST_DAY = dayOfDate("9999-11-30");

/** The services alone, or one's free slots, day by day as the asker's clocks tell them. */
export async function listAvailability(
  db: Database,
  rules: BookingRules,
  asker: Asker,
  query: z.infer<typeof AvailabilityQuery>,
): Promise<Availability> {
  const timezone = knownZone(query.timezone) ?? rules.businessTimezone;
  const services = rules.settings.services.map(({ id, name, duration_minutes }) => ({
    id,
    name,
    duration_minutes,
  }));
  const told = { business_timezone: rules.businessTimezone, timezone, services };
  if (query.service_id === undefined) return { ...told, days: [], next_from: null };
  const shape = requireService(rules, query.service_id);
  const wish = { timezone, from: query.from, days: query.days };
  const { days, nextFrom } = await listDays(db, { ...rules, shape }, asker, wish);
  return { ...told, days: days.map(shown), next_from: nextFrom };
}

export interface DaysWish {
  readonly timezone: string;
  /** `YYYY-MM-DD`; undefined: today. */
  readonly from: string | undefined;
  readonly days: number;
}

export interface Offered extends Pick<BookingRules, "settings" | "hours"> {
  readonly shape: SlotShape;
}

export async function listDays(
  db: Database,
  offered: Offered,
  asker: Asker,
  { timezone, from, days }: DaysWish,
): Promise<{ readonly days: SlotDay[]; readonly nextFrom: string | null }> {
  const { nowMs } = asker;
  const today = wallClock(timezone, nowMs, nowMs).dayOf(nowMs);
  const first = Math.min(from === undefined ? today : dayOfDate(from), LAST_DAY);
  const range = rangeOfDays(timezone, first, days);
  const slots = await listSlots(db, offered, asker, range);
  const { hours, settings } = offered;
  const isMore = hours !== null && range.untilMs < horizonEndMs(settings, hours, nowMs);
  return {
    days: byDay(timezone, first, days, slots),
    nextFrom: isMore ? dateOf(first + days) : null,
  };
}

/** The free slots that begin in the range; Postgres is not asked where there can be none. */
export async function listSlots(
  db: Database,
  offered: Offered,
  asker: Asker,
  range: Range,
  limitMs?: number | null,
): Promise<Slot[]> {
  const offer = offerOf(offered);
  if (!offer) return [];
  const asked = bookable(offer, range, asker.nowMs);
  if (asked.fromMs >= asked.untilMs) return [];
  // What begins before the range, or ends after it, reaches into its slots by length and buffers.
  const around = { fromMs: asked.fromMs - DAY_MS, untilMs: asked.untilMs + DAY_MS };
  const busy = await fromPostgres(listBusy(db, asker, around), limitMs);
  return freeSlots(offer, busy, asked, asker.nowMs);
}

/** Null without hours: nobody knows then when the business would be there. */
export function offerOf({ settings, hours, shape }: Offered): Offer | null {
  return hours && { settings, hours, shape };
}

const FRESH_DAYS = 7;
const FRESH_MAX = 24;

/** The refusal of a time that is taken, or was never offered: with what is free on its day and the next ones. */
export async function slotTaken(
  db: Database,
  offered: Offered,
  asker: Asker,
  startsAtMs: number,
): Promise<AppError> {
  const slots = await listFresh(db, offered, asker, startsAtMs);
  return new AppError("slot_taken", { details: { slots } });
}

async function listFresh(
  db: Database,
  offered: Offered,
  asker: Asker,
  startsAtMs: number,
): Promise<AvailableSlot[]> {
  const { hours, settings } = offered;
  if (!hours) return [];
  const endMs = horizonEndMs(settings, hours, asker.nowMs);
  // Whoever asks for a time that is long past, or far away, is shown the nearest that can be booked.
  const nearMs = Math.min(Math.max(startsAtMs, asker.nowMs), endMs - 1);
  const clock = wallClock(hours.timezone, nearMs, nearMs);
  const range = rangeOfDays(hours.timezone, clock.dayOf(nearMs), FRESH_DAYS);
  // Postgres has just answered: many may want the same time at once, and each wants to know what is left.
  const slots = await listSlots(db, offered, asker, range, null);
  return slots.slice(0, FRESH_MAX).map(view);
}

export function shown({ date, slots }: SlotDay) {
  return { date, slots: slots.map(view) };
}

function view({ startsAtMs, endsAtMs }: Slot): AvailableSlot {
  return {
    starts_at: new Date(startsAtMs).toISOString(),
    ends_at: new Date(endsAtMs).toISOString(),
  };
}
