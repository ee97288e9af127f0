import { PRIOR_UNIT } from "./prior.ts";
import type { ReadQuestion } from "./read-query.ts";
import type { ReadyIndex } from "./ready-index.ts";
import { scoreWords, type WordScores } from "./score-entries.ts";
import { scoreSentences } from "./score-sentences.ts";
import type { SentenceEncoder } from "./semantics.ts";
import { placeQuestion } from "./sentence-vectors.ts";

/** What each signal adds to an entry's score. */
const WEIGHTS = { lexical: 1, sentence: 1, coverage: 0.15 } as const;
/** An entry that was not compared in meaning is taken for one that has nothing in common. */
const NOT_COMPARED = 0;

/** How well an entry fits, and why. */
export interface Match {
  readonly position: number;
  readonly score: number;
  readonly lexical: number;
  /** NaN where meaning was not asked. */
  readonly sentence: number;
  readonly coverage: number;
  readonly prior: number;
}

export interface Found {
  /** Best first. */
  readonly matches: readonly Match[];
  /** 0–1: share of the question's weight that the knowledge knows at all. */
  readonly known: number;
  readonly usedEncoder: boolean;
}

export interface FuseOptions {
  readonly encoder: SentenceEncoder | null;
  readonly matchesMax: number;
  /** The question's place among the examples, where it is known already. */
  readonly encoding?: Float32Array;
}

/**
 * Where words alone leave no doubt, the meaning is not asked: it costs ten times as much and would
 * change nothing.
 */
const SURE = { lexical: 0.5, lead: 0.25 } as const;

export function fuse(index: ReadyIndex, question: ReadQuestion, options: FuseOptions): Found {
  const words = scoreWords(index, question);
  const encoding = encodingFor(index, question, words.lexical, options);
  const sentence =
    encoding && index.vectors
      ? scoreSentences(index, index.vectors, encoding, words.lexical)
      : null;
  const scores = new Float32Array(index.entryCount);
  const priors = index.index.priors;
  for (let entry = 0; entry < scores.length; entry += 1) {
    const meaning = sentence?.[entry] ?? Number.NaN;
    const fused =
      WEIGHTS.lexical * (words.lexical[entry] ?? 0) +
      WEIGHTS.sentence * (Number.isNaN(meaning) ? NOT_COMPARED : meaning) +
      WEIGHTS.coverage * (words.coverage[entry] ?? 0);
    if (!hasCommon(words, entry, meaning)) continue;
    // Feedback decides among entries that fit; it brings none that does not.
    scores[entry] = fused > 0 ? fused + (priors[entry] ?? 0) / PRIOR_UNIT : 0;
  }
  const matches = best(index, scores, options.matchesMax).map((position) => ({
    position,
    score: scores[position] ?? 0,
    lexical: words.lexical[position] ?? 0,
    sentence: sentence?.[position] ?? Number.NaN,
    coverage: words.coverage[position] ?? 0,
    prior: (priors[position] ?? 0) / PRIOR_UNIT,
  }));
  return { matches, known: words.known, usedEncoder: sentence !== null };
}

/** A few letters in common are no likeness. */
const COMMON_MIN = { lexical: 0.15, sentence: 0.3 } as const;

function hasCommon(words: WordScores, entry: number, meaning: number): boolean {
  return (
    (words.coverage[entry] ?? 0) > 0 ||
    (words.lexical[entry] ?? 0) >= COMMON_MIN.lexical ||
    meaning >= COMMON_MIN.sentence
  );
}

function encodingFor(
  index: ReadyIndex,
  question: ReadQuestion,
  lexical: Float32Array,
  { encoder, encoding }: FuseOptions,
): Float32Array | null {
  if (encoding) return encoding;
  if (encoder === null || encoder.model !== index.vectors?.model) return null;
  if (question.words.length === 0 || isSure(lexical)) return null;
  return placeQuestion(index.vectors, encoder.encode(question.text));
}

function isSure(lexical: Float32Array): boolean {
  let first = 0;
  let second = 0;
  for (const score of lexical) {
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return first >= SURE.lexical && first - second >= SURE.lead;
}

/** Scores closer than this are one score, and the priority decides. */
const SCORE_STEPS = 1e4;

function best(index: ReadyIndex, scores: Float32Array, count: number): number[] {
  const { priorities, entryIds } = index.index;
  const step = (position: number) => Math.round((scores[position] ?? 0) * SCORE_STEPS);
  const floor = nthHighest(scores, count);
  const positions: number[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score > 0 && score >= floor) positions.push(at);
  }
  return positions
    .sort(
      (left, right) =>
        step(right) - step(left) ||
        (priorities[right] ?? 0) - (priorities[left] ?? 0) ||
        (entryIds[left] ?? 0) - (entryIds[right] ?? 0),
    )
    .slice(0, count);
}

/** A score that at least `count` reach, a step lower: thousands of weak ones need no sorting. */
function nthHighest(scores: Float32Array, count: number): number {
  const top: number[] = [];
  for (const score of scores) {
    if (top.length < count) {
      top.push(score);
      top.sort((left, right) => left - right);
    } else if (score > (top[0] ?? 0)) {
      top[0] = score;
      top.sort((left, right) => left - right);
    }
  }
  return top.length < count ? 0 : (top[0] ?? 0) - 1 / SCORE_STEPS;
}
