import type { AnalyticsBreakdown } from "../../../../contracts/admin/analytics.ts";

export const STEPS_MAX = 5;
const DAYS = 7;
const HOURS = 24;

/** From nothing, 0, to the busiest, at most {@link STEPS_MAX}. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

/** Steps as even as whole numbers allow; a few conversations make fewer of them, none of nothing. */
export function stepsUpTo(max: number): Step[] {
  const count = Math.min(STEPS_MAX, max);
  const endOf = (step: number) => Math.floor((step * max) / count);
  return Array.from({ length: count }, (_, step) => ({
    from: endOf(step) + 1,
    to: endOf(step + 1),
  }));
}

/** Which step a count is on; 0 for none. */
export function stepOf(count: number, steps: readonly Step[]): number {
  return steps.findIndex(({ to }) => count <= to && count > 0) + 1;
}

export interface Busiest {
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}

/** Counts by weekday (Monday first) and hour. */
export function weekOf(hours: AnalyticsBreakdown["hours"]): number[][] {
  const week = Array.from({ length: DAYS }, () => Array.from({ length: HOURS }, () => 0));
  for (const { weekday, hour, conversations } of hours) {
    const day = week[weekday - 1];
    if (day) day[hour] = conversations;
  }
  return week;
}

export function busiestOf(hours: AnalyticsBreakdown["hours"]): Busiest | null {
  let found: Busiest | null = null;
  for (const { weekday, hour, conversations: count } of hours) {
    if (count > (found?.count ?? 0)) found = { weekday, hour, count };
  }
  return found;
}
