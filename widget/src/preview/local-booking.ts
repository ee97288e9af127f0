import type { AppointmentBooked, Availability, SlotHeld } from "../../../contracts/appointments.ts";

const DAY_MS = 86_400_000;
const HOLD_MS = 5 * 60_000;
const DAYS = 14;
const HOURS = [9, 10, 11, 14, 15, 17];

/** Stand for whatever the widget's owner will offer. */
const SERVICES = [
  { id: "first-visit", name: "First visit", duration_minutes: 45 },
  { id: "follow-up", name: "Follow-up", duration_minutes: 20 },
] as const;

function serviceOf(id: unknown) {
  return SERVICES.find((service) => service.id === id) ?? SERVICES[0];
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Two weeks of the same hours, closed on Sundays; in UTC, so that no clock is asked for its zone. */
export function localAvailability(query: URLSearchParams, nowMs: number): Availability {
  const { duration_minutes } = serviceOf(query.get("service_id"));
  const days = Array.from({ length: DAYS }, (_, index) => {
    const date = isoDay(nowMs + (index + 1) * DAY_MS);
    const isSunday = new Date(`${date}T12:00:00Z`).getUTCDay() === 0;
    const slots = HOURS.map((hour) => {
      const startsAtMs = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000;
      return {
        starts_at: new Date(startsAtMs).toISOString(),
        ends_at: new Date(startsAtMs + duration_minutes * 60_000).toISOString(),
      };
    });
    return { date, slots: isSunday ? [] : slots };
  });
  return {
    business_timezone: "UTC",
    timezone: "UTC",
    services: [...SERVICES],
    days: query.has("service_id") ? days : [],
    next_from: null,
  };
}

export function localHold(nowMs: number): SlotHeld {
  return { hold_id: crypto.randomUUID(), expires_at: new Date(nowMs + HOLD_MS).toISOString() };
}

export function localAppointment(body: object): AppointmentBooked {
  const service = serviceOf(Reflect.get(body, "service_id"));
  const startsAtMs = Date.parse(String(Reflect.get(body, "starts_at")));
  return {
    success: true,
    appointment_id: crypto.randomUUID(),
    status: "pending",
    service: service.name,
    starts_at: new Date(startsAtMs).toISOString(),
    ends_at: new Date(startsAtMs + service.duration_minutes * 60_000).toISOString(),
    business_timezone: "UTC",
    message: "This is a preview: nothing was booked.",
  };
}
