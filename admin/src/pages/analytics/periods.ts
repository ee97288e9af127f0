import type { Figures } from "../../../../contracts/admin/analytics.ts";

export type Day = Figures & { readonly date: string };

/** Days that are drawn as one point. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly figures: Figures;
}

/** From here on a point for each day is a thicket. */
export const DAYS_DRAWN_MAX = 120;
const WEEK = 7;

/** What the mean is of, so that several days' are weighed by it and never averaged as such. */
const WEIGHTS = {
  avg_response_time_ms: ({ knowledge_matches, fallbacks }) => knowledge_matches + fallbacks,
  avg_duration_seconds: ({ completed, abandoned }) => completed + abandoned,
  avg_messages: ({ conversations }) => conversations,
  avg_confidence: ({ knowledge_matches }) => knowledge_matches,
  avg_rating: ({ ratings }) => ratings,
} as const satisfies Readonly<Record<string, (figures: Figures) => number>>;

/**
 * One for each day, or for each week of many. Days before the first whole week are left out: a week of
 * two days would be drawn as a dip that nobody lived through.
 */
export function periodsOf(days: readonly Day[]): Period[] {
  const size = days.length > DAYS_DRAWN_MAX ? WEEK : 1;
  const periods: Period[] = [];
  for (let from = days.length % size; from < days.length; from += size) {
    const period = periodOf(days.slice(from, from + size));
    if (period) periods.push(period);
  }
  return periods;
}

function periodOf(days: readonly Day[]): Period | null {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  return { from: first.date, to: last.date, figures: days.length === 1 ? first : sumOf(days) };
}

function isMean(name: string): name is keyof typeof WEIGHTS {
  return Object.hasOwn(WEIGHTS, name);
}

export function sumOf(days: readonly Figures[]): Figures {
  const [first, ...others] = days;
  if (!first) throw new Error("there is no sum of no days");
  const sum: Record<string, number | null> = {};
  for (const name of Object.keys(first) as (keyof Figures)[]) {
    sum[name] = isMean(name)
      ? meanOf(days, name)
      : others.reduce((total, day) => total + Number(day[name]), Number(first[name]));
  }
  // Every name of the first day has been given a number of its own kind.
  return sum as Figures;
}

function meanOf(days: readonly Figures[], name: keyof typeof WEIGHTS): number | null {
  let sum = 0;
  let weights = 0;
  for (const day of days) {
    const weight = WEIGHTS[name](day);
    sum += (day[name] ?? 0) * weight;
    weights += day[name] === null ? 0 : weight;
  }
  return weights === 0 ? null : sum / weights;
}
