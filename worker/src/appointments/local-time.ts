import { DAY_MS, dateOf, wallClock } from "../domain/wall-clock.ts";

/** An instant as the clocks of a zone show it: its day, and the time on it. */
export function localTime(timezone: string, atMs: number) {
  const wallMs = wallClock(timezone, atMs, atMs).wallOf(atMs);
  return {
    preferredDate: dateOf(Math.floor(wallMs / DAY_MS)),
    preferredTime: new Date(wallMs).toISOString().slice(11, 19),
  };
}
