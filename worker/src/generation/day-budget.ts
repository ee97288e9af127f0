import type { Outcome } from "./phrase.ts";

/** What one widget's answers have cost on one day, in millionths of a US dollar. */
export interface DayBudget {
  /** UTC, such as 2026-11-23. */
  readonly day: string;
  readonly usedMicros: number;
  /** Reserved and not settled: of calls under way, and of those that broke off, which stay. */
  readonly held: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly phrased: number;
  /** Phrased, but not fit to be shown. */
  readonly refused: number;
  readonly failed: number;
  /** Not called, because the ceiling was near. */
  readonly overCeiling: number;
}

export function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

/** The day's budget: that of yesterday is over, with whatever it still held. */
export function onDay(budget: DayBudget | null, day: string): DayBudget {
  if (budget?.day === day) return budget;
  const counts = { calls: 0, phrased: 0, refused: 0, failed: 0, overCeiling: 0 };
  return { day, usedMicros: 0, held: {}, ...counts };
}

export function heldMicros({ held }: DayBudget): number {
  return Object.values(held).reduce((sum, micros) => sum + micros, 0);
}

/** Sets `micros` aside, which must be the most that the call can cost. */
export function reserve(
  budget: DayBudget,
  id: string,
  micros: number,
  ceilingMicros: number,
): { readonly budget: DayBudget; readonly isReserved: boolean } {
  if (budget.usedMicros + heldMicros(budget) + micros > ceilingMicros) {
    return { budget: { ...budget, overCeiling: budget.overCeiling + 1 }, isReserved: false };
  }
  const held = { ...budget.held, [id]: micros };
  return { budget: { ...budget, held, calls: budget.calls + 1 }, isReserved: true };
}

/** `costMicros` null: unknown, so that all of it counts. What is not held was settled, or is of yesterday. */
export function settle(
  budget: DayBudget,
  id: string,
  costMicros: number | null,
  outcome: Outcome,
): DayBudget {
  const { [id]: reserved, ...held } = budget.held;
  if (reserved === undefined) return budget;
  return {
    ...budget,
    held,
    usedMicros: budget.usedMicros + (costMicros ?? reserved),
    [outcome]: budget[outcome] + 1,
  };
}
