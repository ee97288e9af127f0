/** Instants are ISO texts, days are `YYYY-MM-DD`, zones are IANA names. */

const HOUR_OF_AFTERNOON = 12;
const HOUR_OF_EVENING = 17;

export type PartOfDay = "morning" | "afternoon" | "evening";

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A zone that this browser does not know must not keep anybody from booking. */
function format(
  instant: string,
  zone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const date = new Date(instant);
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(date);
  } catch {
    return new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" }).format(date);
  }
}

export function timeIn(instant: string, zone: string, locale: string): string {
  return format(instant, zone, locale, { hour: "numeric", minute: "2-digit" });
}

/** The day that it is then and there. */
export function dayIn(instant: string, zone: string): string {
  // Canada writes dates as ISO 8601 does.
  const options = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return format(instant, zone, "en-CA", options);
}

export function partOfDay(instant: string, zone: string): PartOfDay {
  const hour = Number(format(instant, zone, "en-GB", { hour: "2-digit", hourCycle: "h23" }));
  if (hour < HOUR_OF_AFTERNOON) return "morning";
  return hour < HOUR_OF_EVENING ? "afternoon" : "evening";
}

/** `Tuesday, 1 December`: of a day, whatever zone it is told in. */
export function nameOfDay(
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" },
): string {
  return format(`${day}T12:00:00Z`, "UTC", locale, options);
}

/** `November – December 2026`, as the language writes it. */
export function monthsOf(first: string, last: string, locale: string): string {
  if (!first) return "";
  const options = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  const format = new Intl.DateTimeFormat(locale, options);
  const [from, to] = [first, last].map((day) => new Date(`${day}T12:00:00Z`));
  // Older browsers have no ranges.
  return from && format.formatRange ? format.formatRange(from, to ?? from) : format.format(from);
}

/** What the clock shows at the business, with the day where that is another; null where it shows the same. */
export function businessTime(
  instant: string,
  zone: string,
  businessZone: string,
  locale: string,
): string | null {
  const isSameDay = dayIn(instant, zone) === dayIn(instant, businessZone);
  const time = timeIn(instant, businessZone, locale);
  if (isSameDay && time === timeIn(instant, zone, locale)) return null;
  if (isSameDay) return time;
  return format(instant, businessZone, locale, {
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** `4:05`, of what is left; never less than nothing. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
