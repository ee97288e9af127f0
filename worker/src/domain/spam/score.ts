import type { SPAM_SIGNALS } from "../../../../contracts/admin/spam-rules.ts";
import type { Seen } from "./signals.ts";
import { BIAS, FEATURES } from "./weights.ts";

export type SpamSignal = (typeof SPAM_SIGNALS)[number];

export interface Reason {
  readonly signal: SpamSignal;
  readonly detail: string;
  /** Its share of the sum that the score is made of. */
  readonly weight: number;
}

/** From here on a text is taken for spam; below, nothing happens to its visitor. */
export const SPAM_THRESHOLD = 0.5;
/** Named in a reason that people read. */
const REASONS_MAX = 3;

export function reasonsOf(seen: readonly Seen[]): Reason[] {
  return seen.map(({ feature, amount, detail }) => {
    const { signal, weight } = FEATURES[feature];
    return { signal, detail, weight: weight * amount };
  });
}

/**
 * How likely it is spam, 0–1: the logistic function of what speaks against it. No weight is negative,
 * so whatever is seen besides never makes a text look better.
 */
export function scoreOf(reasons: readonly Reason[]): number {
  if (reasons.length === 0) return 0;
  const sum = reasons.reduce((total, { weight }) => total + weight, BIAS);
  return 1 / (1 + Math.exp(-sum));
}

/** The strongest, each of another signal, in sentences; null where there are none. */
export function sentencesOf(reasons: readonly Reason[]): string | null {
  const bySignal = new Map<SpamSignal, Reason>();
  for (const reason of reasons) {
    const known = bySignal.get(reason.signal);
    if (!known || known.weight < reason.weight) bySignal.set(reason.signal, reason);
  }
  const strongest = [...bySignal.values()].toSorted((one, other) => other.weight - one.weight);
  const sentences = strongest.slice(0, REASONS_MAX).map(({ detail }) => detail);
  return sentences.length > 0 ? sentences.join(" ") : null;
}
