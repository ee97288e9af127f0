import { type Feature, featuresOf, weightOf, wordFeature } from "./features.ts";
import type { ReadQuestion } from "./read-query.ts";
import type { PostingTable, ReadyIndex } from "./ready-index.ts";

/** What the words of a question find, by position of the entry. */
export interface WordScores {
  /** 0–1: cosine with the best example and with all of them, half and half. */
  readonly lexical: Float32Array;
  /** 0–1: share of the question's weight that the entry is about, wherever it says so. */
  readonly coverage: Float32Array;
  /** 0–1: share of the question's weight that any entry has in its questions or keywords. */
  readonly known: number;
}

/** The best example alone would let one odd example decide; all alone would blur what they share. */
const BEST_SHARE = 0.5;
/** What a sentence of the answer that is like the question adds. */
const SENTENCE_SHARE = 0.4;
/** Beyond so many, the commonest features are passed over: they tell the least and cost the most. */
const POSTINGS_BYTES_MAX = 300_000;
/** A synonym's share of the word's own say. */
const STAND_SHARE = 0.5;

interface WeighedFeature {
  readonly position: number;
  readonly weight: number;
  readonly isWord: boolean;
}

export function scoreWords(index: ReadyIndex, question: ReadQuestion): WordScores {
  const weighed = weigh(index, question);
  const similarities = new Float32Array(index.exampleStarts.at(-1) ?? 0);
  for (const { position, weight } of affordable(index.examples, weighed)) {
    addPostings(index.examples, position, weight / 255, similarities);
  }
  const coverage = new Float32Array(index.entryCount);
  const words = weighed.filter((feature) => feature.isWord);
  const energy = wordEnergy(index, question);
  for (const { position, weight } of affordable(index.coverage, words)) {
    addPostings(index.coverage, position, (weight * weight) / (255 * energy.total), coverage);
  }
  for (const { position, share } of standing(index, question, energy)) {
    addPostings(index.examples, position, (STAND_SHARE * Math.sqrt(share)) / 255, similarities);
    addPostings(index.coverage, position, (STAND_SHARE * share) / 255, coverage);
  }
  return {
    lexical: foldExamples(index, similarities),
    coverage: coverage.map((share) => Math.min(1, share)),
    known: energy.known,
  };
}

/** The question's features that the knowledge has, with weights of a vector of length 1. */
function weigh(index: ReadyIndex, question: ReadQuestion): WeighedFeature[] {
  const found: WeighedFeature[] = [];
  let squares = 0;
  for (const [hash, feature] of featuresOf(question.words)) {
    const position = index.find(hash);
    const weight = weightIn(index, feature, position);
    squares += weight * weight;
    if (position >= 0) found.push({ position, weight, isWord: feature.kind === "word" });
  }
  const length = Math.sqrt(squares) || 1;
  return found.map((feature) => ({ ...feature, weight: feature.weight / length }));
}

function weightIn(index: ReadyIndex, feature: Feature, position: number): number {
  return weightOf(feature, index.entriesWith[position] ?? 0, index.entryCount);
}

interface WordEnergy {
  /** Sum of the squared weights of the question's words, as `weigh` scales them. */
  readonly total: number;
  readonly known: number;
  readonly byTerm: ReadonlyMap<string, number>;
}

function wordEnergy(index: ReadyIndex, question: ReadQuestion): WordEnergy {
  let all = 0;
  let words = 0;
  let known = 0;
  const byTerm = new Map<string, number>();
  const features = featuresOf(question.words);
  for (const [hash, feature] of features) {
    const position = index.find(hash);
    const square = weightIn(index, feature, position) ** 2;
    all += square;
    if (feature.kind !== "word") continue;
    words += square;
    if (position >= 0) known += square;
  }
  for (const { term } of question.words) {
    const hash = wordFeature(term);
    const feature = features.get(hash);
    if (feature) byTerm.set(term, weightIn(index, feature, index.find(hash)) ** 2 / (all || 1));
  }
  return { total: words / (all || 1) || 1, known: words > 0 ? known / words : 0, byTerm };
}

/** Synonyms that the knowledge uses: each with the share of the question's weight that it speaks for. */
function standing(index: ReadyIndex, question: ReadQuestion, energy: WordEnergy) {
  return question.stands.map(({ term, feature, weight }) => ({
    position: index.find(feature),
    share: (weight * (energy.byTerm.get(term) ?? 0)) / energy.total,
  }));
}

/** Rarest first, as long as their postings can be paid for. */
function affordable(
  table: PostingTable,
  features: readonly WeighedFeature[],
): readonly WeighedFeature[] {
  const cost = ({ position }: WeighedFeature) =>
    (table.starts[position + 1] ?? 0) - (table.starts[position] ?? 0);
  const total = features.reduce((sum, feature) => sum + cost(feature), 0);
  if (total <= POSTINGS_BYTES_MAX) return features;
  const kept: WeighedFeature[] = [];
  let spent = 0;
  for (const feature of [...features].sort((left, right) => cost(left) - cost(right))) {
    spent += cost(feature);
    if (spent > POSTINGS_BYTES_MAX && kept.length > 0) break;
    kept.push(feature);
  }
  return kept;
}

function addPostings(
  table: PostingTable,
  feature: number,
  factor: number,
  sums: Float32Array,
): void {
  if (feature < 0) return;
  const { bytes } = table;
  const end = table.starts[feature + 1] ?? 0;
  let position = 0;
  for (let at = table.starts[feature] ?? 0; at < end; ) {
    let shift = 0;
    let byte = bytes[at] ?? 0;
    let gap = byte & 0x7f;
    while (byte > 0x7f) {
      at += 1;
      shift += 7;
      byte = bytes[at] ?? 0;
      gap |= (byte & 0x7f) << shift;
    }
    position += gap;
    sums[position] = (sums[position] ?? 0) + factor * (bytes[at + 1] ?? 0);
    at += 2;
  }
}

function bestSentence(index: ReadyIndex, similarities: Float32Array, entry: number): number {
  const end = index.exampleStarts[entry + 1] ?? 0;
  let best = 0;
  for (let sentence = index.sentenceStarts[entry] ?? 0; sentence < end; sentence += 1) {
    best = Math.max(best, similarities[sentence] ?? 0);
  }
  return best;
}

function foldExamples(index: ReadyIndex, similarities: Float32Array): Float32Array {
  const scores = new Float32Array(index.entryCount);
  for (let entry = 0; entry < index.entryCount; entry += 1) {
    const end = index.sentenceStarts[entry] ?? 0;
    let best = 0;
    let sum = 0;
    for (let example = index.exampleStarts[entry] ?? 0; example < end; example += 1) {
      const similarity = similarities[example] ?? 0;
      best = Math.max(best, similarity);
      sum += similarity;
    }
    const all = sum / (index.sumLengths[entry] || 1);
    const said = bestSentence(index, similarities, entry);
    scores[entry] = BEST_SHARE * best + (1 - BEST_SHARE) * Math.min(1, all) + SENTENCE_SHARE * said;
  }
  return scores;
}
