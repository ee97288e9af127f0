import type { AnswerIndex } from "./answer-index.ts";
import { confidenceOf, EXACT_CONFIDENCE } from "./confidence.ts";
import { findExact } from "./exact-question.ts";
import { type QuerySlot, readQuery } from "./query-slots.ts";
import { type Match, scoreEntries } from "./score.ts";

/** One entry that may answer the question. */
export interface RankedEntry {
  readonly entryId: number;
  /** 0–1 by the words in common; 2 when the text is one of the entry's own questions. */
  readonly score: number;
  /** Probability, 0–1, that this entry answers the question. */
  readonly confidence: number;
}

export interface Answer {
  /** Best first; empty when nothing matched. */
  readonly ranked: readonly RankedEntry[];
  /** That of the best, 0 when nothing matched. */
  readonly confidence: number;
  readonly clearsThreshold: boolean;
}

export interface AnswerOptions {
  /** Confidence, 0–1, from which the best entry is given as the answer. */
  readonly threshold: number;
  readonly rankedMax?: number;
}

const RANKED_MAX = 5;
const TEXT_CHARS_MAX = 4_000;
const EXACT_SCORE = 2;
/** Scores closer than this are one score, and the priority decides. */
const SCORE_STEPS = 1e6;

/** What a widget's knowledge says to a visitor's text. Any string will do; only its start is read. */
export function answer(index: AnswerIndex, text: string, options: AnswerOptions): Answer {
  const read = text.slice(0, TEXT_CHARS_MAX);
  const slots = readQuery(index, read);
  const matches = raiseExact(scoreEntries(index, slots), findExact(index, read));
  const best = topMatches(index, matches, Math.max(1, options.rankedMax ?? RANKED_MAX) + 1);
  const ranked = rate(index, best, slots).slice(0, Math.max(1, options.rankedMax ?? RANKED_MAX));
  const confidence = ranked[0]?.confidence ?? 0;
  return {
    ranked,
    confidence,
    clearsThreshold: ranked.length > 0 && confidence >= options.threshold,
  };
}

function raiseExact(matches: readonly Match[], exact: ReadonlySet<number>): readonly Match[] {
  if (exact.size === 0) return matches;
  const others = matches.filter((match) => !exact.has(match.position));
  return [
    ...[...exact].map((position) => ({ position, score: EXACT_SCORE, coverage: 1 })),
    ...others,
  ];
}

function topMatches(index: AnswerIndex, matches: readonly Match[], count: number): Match[] {
  const floor = nthScore(matches, count);
  return matches
    .filter((match) => match.score >= floor)
    .sort((left, right) => compare(index, left, right))
    .slice(0, count);
}

/** A score that at least `count` matches reach: thousands of weak ones need no sorting. */
function nthScore(matches: readonly Match[], count: number): number {
  if (matches.length <= 4 * count) return 0;
  const top: number[] = [];
  for (const { score } of matches) {
    if (top.length < count) {
      top.push(score);
      top.sort((left, right) => left - right);
    } else if (score > (top[0] ?? 0)) {
      top[0] = score;
      top.sort((left, right) => left - right);
    }
  }
  return (top[0] ?? 0) - 1 / SCORE_STEPS;
}

function compare(index: AnswerIndex, left: Match, right: Match): number {
  return (
    Math.round(right.score * SCORE_STEPS) - Math.round(left.score * SCORE_STEPS) ||
    (index.priorities[right.position] ?? 0) - (index.priorities[left.position] ?? 0) ||
    (index.entryIds[left.position] ?? 0) - (index.entryIds[right.position] ?? 0)
  );
}

function rate(
  index: AnswerIndex,
  best: readonly Match[],
  slots: readonly QuerySlot[],
): RankedEntry[] {
  const informative = slots.reduce((sum, slot) => sum + slot.informative, 0);
  let ceiling = 1;
  return best.map((match, rank) => {
    const nextScore = best[rank + 1]?.score ?? 0;
    const margin = rank === 0 ? 1 - nextScore / match.score : 0;
    const isExact = match.score >= EXACT_SCORE;
    const own = isExact ? EXACT_CONFIDENCE : confidenceOf({ ...match, margin, informative });
    // The order was decided by the score; a confidence that rose again down the list would deny it.
    ceiling = Math.min(ceiling, own);
    return {
      entryId: index.entryIds[match.position] ?? 0,
      score: match.score,
      confidence: ceiling,
    };
  });
}
