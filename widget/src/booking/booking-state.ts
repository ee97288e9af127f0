import type {
  AppointmentBooked,
  Availability,
  AvailableSlot,
} from "../../../contracts/appointments.ts";
import { dayIn } from "./times.ts";

export type BookableService = Availability["services"][number];
export type Day = Availability["days"][number];

/** How many days stand beside each other. */
export const DAYS_SHOWN = 7;

/** Why the visitor is asked for a time again. */
export type TimeNotice = "slotTaken" | "heldOver" | null;

export interface BookingState {
  /** `loading` and `failed` stand in the place of whatever comes next. */
  readonly step: "loading" | "failed" | "service" | "time" | "details" | "done";
  readonly services: readonly BookableService[];
  readonly service: BookableService | null;
  /** The one that days and times are told in, and the business's. */
  readonly zone: string;
  readonly businessZone: string;
  /** All that was asked for so far, without a gap. */
  readonly days: readonly Day[];
  readonly nextFrom: string | null;
  /** The first of the days that are shown. */
  readonly firstShown: number;
  readonly day: string | null;
  readonly slot: AvailableSlot | null;
  readonly holdId: string | null;
  readonly notice: TimeNotice;
  readonly booked: AppointmentBooked | null;
}

export const NOTHING_CHOSEN: BookingState = {
  step: "loading",
  services: [],
  service: null,
  zone: "UTC",
  businessZone: "UTC",
  days: [],
  nextFrom: null,
  firstShown: 0,
  day: null,
  slot: null,
  holdId: null,
  notice: null,
  booked: null,
};

export type BookingEvent =
  | { type: "services"; services: readonly BookableService[] }
  | { type: "service"; service: BookableService }
  /** Days for the chosen service: the first ones, or those that follow. */
  | { type: "days"; availability: Availability; isMore: boolean }
  /** The same days once more, after one of their slots was taken. */
  | { type: "refreshed"; service: BookableService; availability: Availability }
  | { type: "day"; date: string }
  | { type: "turn"; by: 1 | -1 }
  /** A slot is being asked for: what was said of the one before is over. */
  | { type: "holding" }
  | { type: "held"; slot: AvailableSlot; holdId: string }
  | { type: "taken"; slot: AvailableSlot; fresh: readonly AvailableSlot[] }
  | { type: "chooseAgain" }
  | { type: "booked"; booked: AppointmentBooked }
  | { type: "failed" }
  | { type: "back" };

/** The day that is shown first: the chosen one while it has something, else the first that has. */
function dayWithSlots(days: readonly Day[], wished: string | null): string | null {
  const free = days.filter(({ slots }) => slots.length > 0);
  return (free.find(({ date }) => date === wished) ?? free[0])?.date ?? null;
}

function showDay(state: BookingState, day: string | null): BookingState {
  const index = Math.max(
    0,
    state.days.findIndex(({ date }) => date === day),
  );
  return { ...state, day, firstShown: index - (index % DAYS_SHOWN) };
}

function takeDays(
  state: BookingState,
  { availability, isMore }: Extract<BookingEvent, { type: "days" }>,
): BookingState {
  const { timezone, business_timezone, next_from } = availability;
  const days = isMore ? [...state.days, ...availability.days] : availability.days;
  const next: BookingState = {
    ...state,
    step: "time",
    zone: timezone,
    businessZone: business_timezone,
    days,
    nextFrom: next_from,
  };
  if (!isMore) return showDay(next, dayWithSlots(days, state.day));
  // What was asked for is what the visitor wants to look at.
  const day = dayWithSlots(availability.days, null);
  return day ? showDay(next, day) : { ...next, day, firstShown: state.days.length };
}

/** Keeps what is looked at: only what is free on these days may have changed. */
function refreshDays(
  state: BookingState,
  { service, availability }: Extract<BookingEvent, { type: "refreshed" }>,
): BookingState {
  if (state.step !== "time" || state.service?.id !== service.id) return state;
  const fresh = new Map(availability.days.map((day) => [day.date, day]));
  const days = state.days.map((day) => fresh.get(day.date) ?? day);
  const next = { ...state, days };
  const day = state.day && dayWithSlots(days, state.day);
  return day === state.day ? next : showDay(next, day);
}

/** The slot is gone; what is free near it is known at once, and the whole is asked for again. */
function withoutTaken(
  days: readonly Day[],
  zone: string,
  taken: AvailableSlot,
  fresh: readonly AvailableSlot[],
): readonly Day[] {
  return days.map(({ date, slots }) => {
    const ofDay = fresh.filter(({ starts_at }) => dayIn(starts_at, zone) === date);
    const byStart = new Map([...slots, ...ofDay].map((slot) => [Date.parse(slot.starts_at), slot]));
    if (!fresh.some(({ starts_at }) => starts_at === taken.starts_at)) {
      byStart.delete(Date.parse(taken.starts_at));
    }
    const sorted = [...byStart].sort(([one], [other]) => one - other).map(([, slot]) => slot);
    return { date, slots: sorted };
  });
}

function goBack(state: BookingState): BookingState {
  if (state.step === "details") return { ...state, step: "time", holdId: null, notice: null };
  return { ...state, step: "service", days: [], day: null, notice: null };
}

/** Whether a step back leads out of booking. */
export function isFirstStep({ step, services }: BookingState): boolean {
  return step === "time" ? services.length < 2 : step !== "details";
}

/** Booking, step by step: what was chosen, and what may be chosen next. */
export function nextBooking(state: BookingState, event: BookingEvent): BookingState {
  switch (event.type) {
    case "services":
      return { ...state, step: "service", services: event.services };
    case "service":
      return { ...state, step: "loading", service: event.service, days: [], day: null };
    case "days":
      // An answer that comes late must not take the visitor away from where they are by now.
      return state.step === "time" || state.step === "loading" ? takeDays(state, event) : state;
    case "refreshed":
      return refreshDays(state, event);
    case "day":
      return showDay({ ...state, notice: null }, event.date);
    case "turn": {
      const firstShown = Math.max(0, state.firstShown + event.by * DAYS_SHOWN);
      const shown = state.days.slice(firstShown, firstShown + DAYS_SHOWN);
      return { ...state, firstShown, day: dayWithSlots(shown, state.day), notice: null };
    }
    case "holding":
      return { ...state, notice: null };
    case "held":
      return { ...state, step: "details", slot: event.slot, holdId: event.holdId, notice: null };
    case "taken": {
      const days = withoutTaken(state.days, state.zone, event.slot, event.fresh);
      const isHeld = state.slot?.starts_at === event.slot.starts_at;
      const holdId = isHeld ? null : state.holdId;
      const again: BookingState = { ...state, step: "time", days, holdId };
      return showDay({ ...again, notice: "slotTaken" }, dayWithSlots(days, state.day));
    }
    case "chooseAgain":
      return { ...state, step: "time", holdId: null, notice: "heldOver" };
    case "booked":
      return { ...state, step: "done", booked: event.booked };
    case "failed":
      return { ...state, step: "failed" };
    case "back":
      return goBack(state);
  }
}
