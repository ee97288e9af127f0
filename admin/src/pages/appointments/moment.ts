import { Temporal } from "temporal-polyfill";

/**
 * The instant at which a zone's clocks show a day and a time. A time that clocks skip is the one
 * after the gap; one that they show twice is the first. Null for what is no day or no time.
 */
export function instantOf(day: string, time: string, zone: string): string | null {
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${time}`);
    return local.toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

/** The first day of the page of days that is so many pages after today's; undefined: today itself. */
export function firstDayOf(page: number, daysPerPage: number, zone: string): string | undefined {
  if (page === 0) return undefined;
  return Temporal.Now.plainDateISO(zone)
    .add({ days: page * daysPerPage })
    .toString();
}
