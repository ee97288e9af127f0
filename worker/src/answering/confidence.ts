import type { Calibration, Line } from "./calibration-lines.ts";
import { CONFIDENCE_WEIGHTS } from "./confidence-weights.ts";
import type { Found } from "./fuse.ts";
import type { ReadyIndex } from "./ready-index.ts";

/** What is known of the best match besides its rank. */
export interface Evidence {
  /** Its fused score. */
  readonly score: number;
  /** Its lead over the next entry. */
  readonly lead: number;
  /** Share, 0–1, of the question's weight that the knowledge knows at all. */
  readonly known: number;
  /** Share, 0–1, of the question's weight that this entry speaks of. */
  readonly coverage: number;
  readonly entryCount: number;
  readonly examplesPerEntry: number;
}

/** In this order the weights stand in `confidence-weights.ts`. */
export function featuresOfEvidence(evidence: Evidence): number[] {
  const { score, lead, known, coverage, entryCount, examplesPerEntry } = evidence;
  const size = Math.log(1 + entryCount * examplesPerEntry);
  // The more a knowledge holds, the more it tells that it does not hold a word.
  const sizes = [Math.log(1 + entryCount), Math.log(1 + examplesPerEntry)];
  return [1, score, lead, known, known * size, coverage, ...sizes];
}

export interface Judgement {
  /** Probability, 0–1, that the knowledge has an answer at all. */
  readonly scope: number;
  /** Probability, 0–1, that the best entry is the right one. */
  readonly confidence: number;
}

/** The number of words is too small to say so; only an entry's own question is near certain. */
export const EXACT_CONFIDENCE = 0.99;
const JUDGED_MAX = 0.98;

/**
 * Logistic regressions (Platt, "Probabilistic Outputs for Support Vector Machines", 1999), with and
 * without the encoder, then the widget's own calibration. One says whether there is an answer, the
 * other whether, if there is, the best entry is it; the entry is right when both hold.
 */
export function judge(evidence: Evidence, usedEncoder: boolean, own: Calibration): Judgement {
  const weights = usedEncoder ? CONFIDENCE_WEIGHTS.sentences : CONFIDENCE_WEIGHTS.words;
  const calibration = usedEncoder ? own.sentences : own.words;
  const features = featuresOfEvidence(evidence);
  const probability = (coefficients: readonly number[], { slope, shift, known }: Line) =>
    sigmoid(slope * dot(coefficients, features) + shift + known * evidence.known);
  const scope = probability(weights.scope, calibration.scope);
  const rightIfInScope = probability(weights.confidence, calibration.confidence);
  return {
    scope: Math.min(JUDGED_MAX, scope),
    confidence: Math.min(JUDGED_MAX, scope * rightIfInScope),
  };
}

export function evidenceOf(index: ReadyIndex, found: Found): Evidence | null {
  const [first, second] = found.matches;
  if (!first) return null;
  return {
    score: first.score,
    lead: first.score - (second?.score ?? 0),
    known: found.known,
    coverage: first.coverage,
    entryCount: index.entryCount,
    examplesPerEntry: (index.exampleStarts.at(-1) ?? 0) / Math.max(1, index.entryCount),
  };
}

export function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
