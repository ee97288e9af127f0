import { Temporal } from "temporal-polyfill";

/** The Monday of the week that a day lies in; of this week for what is no day. */
export function mondayOf(day: string | undefined, zone: string): Temporal.PlainDate {
  let date = Temporal.Now.plainDateISO(zone);
  try {
    if (day) date = Temporal.PlainDate.from(day);
  } catch {
    // Somebody typed into the address: this week it is.
  }
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** Its seven days. */
export function daysFrom(monday: Temporal.PlainDate): Temporal.PlainDate[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => monday.add({ days }));
}

/** The calendar day of an instant, in a zone, as `YYYY-MM-DD`. */
export function dayOf(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
