export interface DaySpan {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** As many days, just before. */
  readonly before: { readonly from: string; readonly to: string };
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The days that a report is about: by default the last `daysDefault` up to `today`. */
export function spanOf(
  wish: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
  daysDefault: number,
): DaySpan {
  const to = wish.to ?? today;
  const from = wish.from ?? shift(to, 1 - daysDefault);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from, to, days, before: { from: shift(from, -days), to: shift(from, -1) } };
}

/** Each day from one to the other, both included. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => shift(from, index));
}

/** Calendar days have no zone: counted at UTC midnights, none of them is longer than another. */
function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
