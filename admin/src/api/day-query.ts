import { CalendarDay } from "../../../contracts/admin/fields.ts";

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A year that is half typed is a day too, and long before there was anything to look at. */
const FIRST_DAY = "2000-01-01";

/** The days of an address, which can be typed: what makes no sense, alone or together, is left out. */
export function daysIn({ from, to }: Days): { readonly from?: string; readonly to?: string } {
  const [first, last] = [dayIn(from), dayIn(to)];
  if (first && last && first > last) return {};
  return { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
}

function dayIn(word: string | undefined): string | undefined {
  const day = CalendarDay.safeParse(word).data;
  return day && day >= FIRST_DAY ? day : undefined;
}
