/** What came of asking one message. */
export interface Outcome {
  /** Whether the knowledge has an answer to it. */
  readonly isInScope: boolean;
  /** Place of the right entry among those found, 0 the first; null when it is not among them. */
  readonly rank: number | null;
  readonly scope: number;
  readonly confidence: number;
}

export interface ReliabilityBin {
  readonly count: number;
  readonly meanConfidence: number;
  readonly rightShare: number;
}

const BINS = 10;
const RANKS_READ = 5;

export function topOne(inScope: readonly Outcome[]): number {
  return mean(inScope.map((outcome) => (outcome.rank === 0 ? 1 : 0)));
}

/** Mean of 1 / place of the right entry; beyond the fifth place it counts as not found. */
export function meanReciprocalRank(inScope: readonly Outcome[]): number {
  const reciprocals = inScope.map(({ rank }) =>
    rank === null || rank >= RANKS_READ ? 0 : 1 / (rank + 1),
  );
  return mean(reciprocals);
}

/**
 * The chance that a message of the first kind has the higher number of two drawn at random, ties
 * counting half: the area under the ROC curve, by mid-ranks (Mann & Whitney 1947). Null when one
 * kind is missing.
 */
export function areaUnderRoc(higher: readonly number[], lower: readonly number[]): number | null {
  if (higher.length === 0 || lower.length === 0) return null;
  const all = [
    ...higher.map((value) => ({ value, isHigher: true })),
    ...lower.map((value) => ({ value, isHigher: false })),
  ].sort((left, right) => left.value - right.value);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const middleRank = (from + 1 + to) / 2;
    rankSum += middleRank * all.slice(from, to).filter((one) => one.isHigher).length;
    from = to;
  }
  const least = (higher.length * (higher.length + 1)) / 2;
  return (rankSum - least) / (higher.length * lower.length);
}

/**
 * Share of all in-scope messages that are right and more confident than the lowest bound at which
 * 90 % of the out-of-scope messages are rejected. Null without out-of-scope messages.
 */
export function rightAndAccepted(
  inScope: readonly Outcome[],
  outOfScope: readonly Outcome[],
): number | null {
  if (inScope.length === 0 || outOfScope.length === 0) return null;
  const confidences = outOfScope.map((outcome) => outcome.confidence).sort((a, b) => a - b);
  const bound = confidences[Math.ceil((confidences.length * 9) / 10) - 1] ?? 1;
  const accepted = inScope.filter((one) => one.rank === 0 && one.confidence > bound);
  return accepted.length / inScope.length;
}

/** Ten equal bins of confidence. An out-of-scope message is wrong whatever was found. */
export function reliability(outcomes: readonly Outcome[]): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = outcomes.filter(({ confidence }) => binOf(confidence) === bin);
    return {
      count: inside.length,
      meanConfidence: mean(inside.map((outcome) => outcome.confidence)),
      rightShare: mean(inside.map((one) => (one.isInScope && one.rank === 0 ? 1 : 0))),
    };
  });
}

/** How far confidence and share right lie apart, bin by bin, weighted by the messages in each. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, bin) => sum + bin.count, 0);
  const apart = bins.map((bin) => bin.count * Math.abs(bin.meanConfidence - bin.rightShare));
  return all === 0 ? 0 : apart.reduce((sum, one) => sum + one, 0) / all;
}

function binOf(confidence: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(confidence * BINS)));
}

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Null of nothing; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
