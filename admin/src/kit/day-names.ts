import { locale } from "../i18n/i18n.ts";

// Days have no zone: they are written as they are named.

/** Wed, Mar 4, 2026. */
export function dayName(day: string): string {
  return formatter({ weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(
    Date.parse(day),
  );
}

/** Mar 4. */
export function dayTick(day: string): string {
  return formatter({ day: "numeric", month: "short" }).format(Date.parse(day));
}

/** Feb 1 – 28, 2026; of one day its date. */
export function daySpan(from: string, to: string): string {
  const style = { day: "numeric", month: "short", year: "numeric" } as const;
  return formatter(style).formatRange(Date.parse(from), Date.parse(to));
}

function formatter(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: "UTC" });
}
