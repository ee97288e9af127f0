import type { Asking } from "../../store/knowledge-insights.ts";
import { asksKnowledge, withoutRepeats } from "./asking.ts";
import { type Share, wilsonShare } from "./wilson.ts";

const STEPS_PER_UNIT = 20;
const FIRST_STEP = 1;
const LAST_STEP = 19;
/** What a group of like confidence is taken to have been right before anyone said so, in visitors. */
const PRIOR_ASKINGS = 10;

/** What a threshold would have meant for the questions that were really asked. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly answered: number;
  readonly handedOver: number;
  /** Of the answered, by the engine's own confidence. */
  readonly expectedWrong: number;
  /** Of the answered that were given an entry and judged by their visitors: those not helpful. */
  readonly observedWrong: Share;
  /** In hand-overs; see {@link thresholdCurve}. */
  readonly expectedCost: number;
}

export interface ThresholdCurve {
  readonly asked: number;
  readonly points: readonly ThresholdPoint[];
  readonly current: ThresholdPoint;
  /** Null while nothing was asked. */
  readonly recommended: ThresholdPoint | null;
}

export interface ThresholdOptions {
  readonly currentThreshold: number;
  /** How many hand-overs one wrong answer is as bad as. */
  readonly wrongCost: number;
}

/**
 * What each setting of the threshold would have meant, from 0.05 to 0.95.
 *
 * The cost of a setting is `handedOver + wrongCost × wrong`. There, wrong is what visitors said where
 * they said anything: within each twentieth of confidence their verdicts outweigh the engine's own
 * estimate as soon as there are more than PRIOR_ASKINGS of them. The recommended setting is the one
 * that costs least; of equals, the one nearest to the current.
 */
export function thresholdCurve(
  askings: readonly Asking[],
  { currentThreshold, wrongCost }: ThresholdOptions,
): ThresholdCurve {
  const counted = withoutRepeats(askings.filter(asksKnowledge));
  const rightShares = rightShareByStep(counted);
  const pointAt = (threshold: number): ThresholdPoint => {
    const answered = counted.filter((asking) => asking.confidence >= threshold);
    const judged = answered.filter((a) => a.entryId !== null && a.wasHelpful !== null);
    const handedOver = counted.length - answered.length;
    const wrong = answered.reduce((sum, a) => sum + 1 - (rightShares[stepOf(a)] ?? 0), 0);
    return {
      threshold,
      answered: answered.length,
      handedOver,
      expectedWrong: answered.reduce((sum, asking) => sum + 1 - asking.confidence, 0),
      observedWrong: wilsonShare(judged.filter((a) => !a.wasHelpful).length, judged.length),
      expectedCost: handedOver + wrongCost * wrong,
    };
  };
  const points: ThresholdPoint[] = [];
  for (let step = FIRST_STEP; step <= LAST_STEP; step += 1)
    points.push(pointAt(step / STEPS_PER_UNIT));
  return {
    asked: counted.length,
    points,
    current: pointAt(currentThreshold),
    recommended: counted.length === 0 ? null : cheapest(points, currentThreshold),
  };
}

function stepOf(asking: Asking): number {
  return Math.floor(asking.confidence * STEPS_PER_UNIT);
}

/** Probability that an answer is right, by its step of confidence, corrected by what visitors said. */
function rightShareByStep(askings: readonly Asking[]): number[] {
  return Array.from({ length: STEPS_PER_UNIT + 1 }, (_, step) => {
    const own = askings.filter((asking) => stepOf(asking) === step);
    const mean = own.reduce((sum, asking) => sum + asking.confidence, 0) / Math.max(1, own.length);
    const judged = own.filter((asking) => asking.entryId !== null && asking.wasHelpful !== null);
    const helpful = judged.filter((asking) => asking.wasHelpful).length;
    return (PRIOR_ASKINGS * mean + helpful) / (PRIOR_ASKINGS + judged.length);
  });
}

function cheapest(points: readonly ThresholdPoint[], current: number): ThresholdPoint | null {
  let best: ThresholdPoint | null = null;
  for (const point of points) {
    if (best === null || isBetter(point, best, current)) best = point;
  }
  return best;
}

const SAME_COST = 1e-9;

function isBetter(point: ThresholdPoint, best: ThresholdPoint, current: number): boolean {
  if (Math.abs(point.expectedCost - best.expectedCost) > SAME_COST) {
    return point.expectedCost < best.expectedCost;
  }
  return Math.abs(point.threshold - current) < Math.abs(best.threshold - current);
}
