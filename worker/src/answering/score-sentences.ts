import type { ReadyIndex } from "./ready-index.ts";
import { cosineWith, type ReadyVectors, SKETCH_DIMENSIONS } from "./sentence-vectors.ts";

const BEST_SHARE = 0.5;
/** What a sentence of the answer that means what was asked adds. */
const SENTENCE_SHARE = 0.5;
/** Up to so many multiplications all examples are compared; beyond, only those of candidates. */
const FULL_PRODUCTS_MAX = 3_000_000;
const LEXICAL_CANDIDATES = 300;
const SKETCH_CANDIDATES = 300;

/**
 * How near each entry's examples are to the question in meaning: −1 to 1, the best example and all
 * of them half and half. NaN for entries of a large knowledge that were not compared.
 */
export function scoreSentences(
  index: ReadyIndex,
  vectors: ReadyVectors,
  question: Float32Array,
  lexical: Float32Array,
): Float32Array {
  const scores = new Float32Array(index.entryCount).fill(Number.NaN);
  const isSmall = vectors.bytes.length <= FULL_PRODUCTS_MAX;
  const candidates = isSmall
    ? scores.keys()
    : new Set([
        ...topPositions(lexical, LEXICAL_CANDIDATES),
        ...topPositions(sketchScores(index, vectors, question), SKETCH_CANDIDATES),
      ]);
  for (const entry of candidates) {
    scores[entry] = scoreEntry(index, vectors, question, entry);
  }
  return scores;
}

function bestSentence(
  index: ReadyIndex,
  vectors: ReadyVectors,
  question: Float32Array,
  entry: number,
): number {
  const end = index.exampleStarts[entry + 1] ?? 0;
  let best = 0;
  for (let sentence = index.sentenceStarts[entry] ?? 0; sentence < end; sentence += 1) {
    best = Math.max(best, cosineWith(vectors, sentence, question));
  }
  return best;
}

function scoreEntry(
  index: ReadyIndex,
  vectors: ReadyVectors,
  question: Float32Array,
  entry: number,
): number {
  const end = index.sentenceStarts[entry] ?? 0;
  let best = -1;
  let sum = 0;
  for (let example = index.exampleStarts[entry] ?? 0; example < end; example += 1) {
    const cosine = cosineWith(vectors, example, question);
    best = Math.max(best, cosine);
    sum += cosine;
  }
  const all = sum / (vectors.sumLengths[entry] || 1);
  const asked = BEST_SHARE * best + (1 - BEST_SHARE) * Math.max(-1, Math.min(1, all));
  return asked + SENTENCE_SHARE * bestSentence(index, vectors, question, entry);
}

function sketchScores(
  index: ReadyIndex,
  { sketches }: ReadyVectors,
  question: Float32Array,
): Float32Array {
  const scores = new Float32Array(index.entryCount);
  for (let entry = 0; entry < index.entryCount; entry += 1) {
    let sum = 0;
    const from = entry * SKETCH_DIMENSIONS;
    for (let at = 0; at < SKETCH_DIMENSIONS; at += 1) {
      sum += (sketches[from + at] ?? 0) * (question[at] ?? 0);
    }
    scores[entry] = sum;
  }
  return scores;
}

const BUCKETS = 256;

/** Positions of about the `count` highest scores, in no order: a histogram is quicker than a sort. */
export function topPositions(scores: Float32Array, count: number): number[] {
  let highest = 0;
  for (const score of scores) highest = Math.max(highest, score);
  if (highest === 0) return [];
  const bucketOf = (score: number) =>
    Math.max(0, Math.min(BUCKETS - 1, Math.floor((score / highest) * BUCKETS)));
  const sizes = new Uint32Array(BUCKETS);
  for (const score of scores) sizes[bucketOf(score)] = (sizes[bucketOf(score)] ?? 0) + 1;
  let floor = BUCKETS - 1;
  for (let taken = sizes[floor] ?? 0; taken < count && floor > 1; ) {
    floor -= 1;
    taken += sizes[floor] ?? 0;
  }
  const positions: number[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    if (bucketOf(scores[at] ?? 0) >= floor) positions.push(at);
  }
  return positions;
}
