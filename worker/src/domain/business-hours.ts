import { Temporal } from "temporal-polyfill";
import type { BusinessHours } from "../../../contracts/widget-config.ts";

type Interval = BusinessHours["days"]["mon"][number];

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * Whether a business is open at an instant; without hours it always is. An interval belongs to the
 * day on which it opens, also where it runs past midnight, so that a holiday closes the evening
 * before it no earlier. Times of day are wall-clock times of the business's zone: a day on which the
 * clocks change is an hour longer or shorter.
 */
export function isOpenAt(hours: BusinessHours | null, nowMs: number): boolean {
  if (hours === null) return true;
  const today = dateAt(hours.timezone, nowMs);
  // What opened yesterday may not have closed yet.
  return [today.subtract({ days: 1 }), today].some((date) =>
    intervalsOf(hours, date).some((interval) => contains(hours.timezone, date, interval, nowMs)),
  );
}

function dateAt(timezone: string, nowMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timezone).toPlainDate();
}

function intervalsOf(hours: BusinessHours, date: Temporal.PlainDate): readonly Interval[] {
  const holiday = hours.holidays.find((one) => one.date === date.toString());
  if (holiday) return holiday.intervals;
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  return weekday ? hours.days[weekday] : [];
}

function contains(
  timezone: string,
  date: Temporal.PlainDate,
  { open, close }: Interval,
  nowMs: number,
): boolean {
  const closeDate = close > open ? date : date.add({ days: 1 });
  return instantMs(timezone, date, open) <= nowMs && nowMs < instantMs(timezone, closeDate, close);
}

/** `24:00` is the next day's midnight; a time that the clocks skip is the first one after it. */
function instantMs(timezone: string, date: Temporal.PlainDate, time: string): number {
  const isEndOfDay = time === "24:00";
  const day = isEndOfDay ? date.add({ days: 1 }) : date;
  const plainTime = Temporal.PlainTime.from(isEndOfDay ? "00:00" : time);
  return day.toZonedDateTime({ timeZone: timezone, plainTime }).epochMilliseconds;
}
