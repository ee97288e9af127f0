import type { AnswerIndex } from "./answer-index.ts";
import { EXACT_CONFIDENCE, evidenceOf, judge } from "./confidence.ts";
import { findExact } from "./exact-question.ts";
import { type Found, fuse, type Match } from "./fuse.ts";
import { readQuestion } from "./read-query.ts";
import { readyIndex } from "./ready-index.ts";
import type { SentenceEncoder } from "./semantics.ts";

/** What made an entry's score. Shares are 0–1, a sentence's nearness −1 to 1. */
export interface ScoreParts {
  /** Likeness to its questions, word for word and piece for piece. */
  readonly lexical: number;
  /** Likeness in meaning; absent where words alone left no doubt, or no encoder is at hand. */
  readonly sentence?: number;
  /** Share of the question that the entry speaks of. */
  readonly coverage: number;
  /** What feedback added. */
  readonly prior: number;
}

/** One entry that may answer the question. */
export interface RankedEntry {
  readonly entryId: number;
  /** The sum of its parts by their weights; 2 when the text is one of the entry's own questions. */
  readonly score: number;
  /** Probability, 0–1, that this entry answers the question. */
  readonly confidence: number;
  readonly parts: ScoreParts;
}

export interface Answer {
  /** Best first; empty when nothing matched. */
  readonly ranked: readonly RankedEntry[];
  /** Probability, 0–1, that the knowledge has an answer at all: decides whether a person is needed. */
  readonly scope: number;
  /** Probability, 0–1, that the best entry is the right one; 0 when nothing matched. */
  readonly confidence: number;
  readonly clearsThreshold: boolean;
  /** Whether meaning was asked, too. */
  readonly usedEncoder: boolean;
}

export interface AnswerOptions {
  /** Confidence, 0–1, from which the best entry is given as the answer. */
  readonly threshold: number;
  readonly rankedMax?: number;
  /** Only one of the model that the index was built with is asked. */
  readonly encoder?: SentenceEncoder | null;
}

const RANKED_MAX = 5;
const TEXT_CHARS_MAX = 4_000;
const EXACT_SCORE = 2;

/** What a widget's knowledge says to a visitor's text. Any string will do; only its start is read. */
export function answer(index: AnswerIndex, text: string, options: AnswerOptions): Answer {
  const ready = readyIndex(index);
  const rankedMax = Math.max(1, options.rankedMax ?? RANKED_MAX);
  const read = text.slice(0, TEXT_CHARS_MAX);
  const exact = findExact(index, read);
  const found = fuse(ready, readQuestion(ready, read), {
    // An entry's own question needs no second opinion.
    encoder: exact.size > 0 ? null : (options.encoder ?? null),
    matchesMax: rankedMax + 1 + exact.size,
  });
  const judged = judgeFound(ready, found);
  const matches = raiseExact(index, found.matches, exact);
  const ranked = rate(index, matches, found, exact.size > 0 ? EXACT_CONFIDENCE : judged.confidence);
  const confidence = ranked[0]?.confidence ?? 0;
  return {
    ranked: ranked.slice(0, rankedMax),
    scope: ranked.length === 0 ? 0 : Math.max(judged.scope, confidence),
    confidence,
    clearsThreshold: ranked.length > 0 && confidence >= options.threshold,
    usedEncoder: found.usedEncoder,
  };
}

function judgeFound(ready: ReturnType<typeof readyIndex>, found: Found) {
  const evidence = evidenceOf(ready, found);
  if (!evidence) return { scope: 0, confidence: 0 };
  return judge(evidence, found.usedEncoder, ready.index.calibration);
}

function raiseExact(
  index: AnswerIndex,
  matches: readonly Match[],
  exact: ReadonlySet<number>,
): readonly Match[] {
  if (exact.size === 0) return matches;
  const own = [...exact].map((position) => ({
    position,
    score: EXACT_SCORE,
    lexical: 1,
    sentence: Number.NaN,
    coverage: 1,
    prior: 0,
  }));
  own.sort(
    (left, right) =>
      (index.priorities[right.position] ?? 0) - (index.priorities[left.position] ?? 0) ||
      (index.entryIds[left.position] ?? 0) - (index.entryIds[right.position] ?? 0),
  );
  return [...own, ...matches.filter((match) => !exact.has(match.position))];
}

/** The entries after the best share what it leaves of the certainty, by their scores. */
function rate(
  index: AnswerIndex,
  matches: readonly Match[],
  found: Found,
  bestConfidence: number,
): RankedEntry[] {
  const [first] = matches;
  if (!first) return [];
  let ceiling = bestConfidence;
  return matches.map((match, rank) => {
    const isExact = match.score >= EXACT_SCORE;
    const share = Math.max(0, match.score / first.score);
    if (rank > 0 && !isExact) ceiling = Math.min(ceiling, bestConfidence * share * share);
    return {
      entryId: index.entryIds[match.position] ?? 0,
      score: rounded(match.score),
      confidence: rounded(ceiling),
      parts: {
        lexical: rounded(match.lexical),
        ...(found.usedEncoder && !Number.isNaN(match.sentence)
          ? { sentence: rounded(match.sentence) }
          : {}),
        coverage: rounded(match.coverage),
        prior: match.prior,
      },
    };
  });
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
