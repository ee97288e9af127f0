import { Temporal } from "temporal-polyfill";

/** Today in a zone, or the first day after it that is not taken yet, as `YYYY-MM-DD`. */
export function freeDayFrom(zone: string, taken: readonly string[]): string {
  let day = todayIn(zone);
  while (taken.includes(day.toString())) day = day.add({ days: 1 });
  return day.toString();
}

function todayIn(zone: string): Temporal.PlainDate {
  try {
    return Temporal.Now.plainDateISO(zone);
  } catch {
    // The zone is still being typed.
    return Temporal.Now.plainDateISO();
  }
}
