import type { AnswerIndex } from "./answer-index.ts";
import type { Language } from "./language.ts";
import { decodeBytes, decodeWords } from "./packed-bytes.ts";
import { type ReadyVectors, readVectors } from "./sentence-vectors.ts";

/** Postings as bytes: for each, the gap to the one before as a varint, then its weight in a byte. */
export interface PostingTable {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** An index as the search wants it: typed arrays, made once from what travels as JSON. */
export interface ReadyIndex {
  readonly index: AnswerIndex;
  readonly languages: readonly Language[];
  readonly words: readonly string[];
  readonly entryCount: number;
  /** Sorted hashes. */
  readonly features: Uint32Array;
  /** How many entries have the feature. */
  readonly entriesWith: Uint32Array;
  readonly examples: PostingTable;
  readonly coverage: PostingTable;
  /** Examples of one entry are neighbours: where each entry's begin, and one more at the end. */
  readonly exampleStarts: Uint32Array;
  /** Where, among an entry's examples, the sentences of its answer begin. */
  readonly sentenceStarts: Uint32Array;
  /** Length of the sum of the vectors of an entry's questions. */
  readonly sumLengths: Float32Array;
  readonly vectors: ReadyVectors | null;
  find(feature: number): number;
  has(feature: number): boolean;
}

const ready = new WeakMap<AnswerIndex, ReadyIndex>();

export function readyIndex(index: AnswerIndex): ReadyIndex {
  const known = ready.get(index);
  if (known) return known;
  const made = makeReady(index);
  ready.set(index, made);
  return made;
}

function makeReady(index: AnswerIndex): ReadyIndex {
  const features = decodeWords(index.features);
  const exampleStarts = startsOf(
    index.exampleCounts.map((count, at) => count + (index.sentenceCounts[at] ?? 0)),
  );
  const sentenceStarts = Uint32Array.from(
    index.exampleCounts,
    (count, at) => (exampleStarts[at] ?? 0) + count,
  );
  const find = (feature: number) => findFeature(features, feature);
  return {
    index,
    languages: index.languages,
    words: index.words,
    entryCount: index.entryIds.length,
    features,
    entriesWith: decodeWords(index.entriesWith),
    examples: {
      starts: decodeWords(index.exampleStarts),
      bytes: decodeBytes(index.examplePostings),
    },
    coverage: {
      starts: decodeWords(index.coverageStarts),
      bytes: decodeBytes(index.coveragePostings),
    },
    exampleStarts,
    sentenceStarts,
    sumLengths: Float32Array.from(index.sumLengths, (length) => length / SUM_LENGTH_UNIT),
    vectors:
      index.vectors === null ? null : readVectors(index.vectors, exampleStarts, sentenceStarts),
    find,
    has: (feature) => find(feature) >= 0,
  };
}

/** Lengths travel as whole numbers of this part. */
export const SUM_LENGTH_UNIT = 1_000;

function startsOf(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] ?? 0) + count;
  return starts;
}

function findFeature(features: Uint32Array, wanted: number): number {
  let low = 0;
  let high = features.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((features[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return features[low] === wanted ? low : -1;
}
