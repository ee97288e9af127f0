import { fnv1a } from "./hash.ts";

/** A word as it stands in a text, and the stem under which it is filed. */
export interface ReadWord {
  readonly word: string;
  readonly term: string;
  /** 0–1: see backgroundRarity. */
  readonly background: number;
}

export const FEATURE_KINDS = ["word", "pair", "gram"] as const;
/** A stem; two neighbouring stems; a piece of a word, which a misspelling leaves in place. */
export type FeatureKind = (typeof FEATURE_KINDS)[number];

export interface Feature {
  readonly kind: FeatureKind;
  /** 0–1, of its words; grams have none of their own. */
  readonly background: number;
  count: number;
}

/** Words beyond these say nothing new, and length must not buy time. */
const WORDS_MAX = 96;
const GRAM_CHARS = [3, 4] as const;
const GRAM_WORD_CHARS_MAX = 32;

/** By hash: two of a knowledge's some ten thousand features meet by accident about never. */
export function featuresOf(words: readonly ReadWord[]): Map<number, Feature> {
  const features = new Map<number, Feature>();
  let before: ReadWord | null = null;
  for (const read of words.slice(0, WORDS_MAX)) {
    add(features, "word", wordFeature(read.term), read.background);
    if (before) {
      const background = (before.background + read.background) / 2;
      add(features, "pair", fnv1a(`2${before.term} ${read.term}`), background);
    }
    if (read.word.length <= GRAM_WORD_CHARS_MAX) addGrams(features, read.word);
    before = read;
  }
  return features;
}

export function wordFeature(term: string): number {
  return fnv1a(`1${term}`);
}

function addGrams(features: Map<number, Feature>, word: string): void {
  const framed = `<${word}>`;
  for (const chars of GRAM_CHARS) {
    for (let at = 0; at + chars <= framed.length; at += 1) {
      add(features, "gram", fnv1a(`3${framed.slice(at, at + chars)}`), 0);
    }
  }
}

function add(
  features: Map<number, Feature>,
  kind: FeatureKind,
  hash: number,
  background: number,
): void {
  const known = features.get(hash);
  if (known) known.count += 1;
  else features.set(hash, { kind, background, count: 1 });
}

/** What a kind of feature weighs beside the others, and how much its background rarity counts. */
const KIND_WEIGHTS = {
  word: { weight: 1, background: 0.6 },
  pair: { weight: 0.3, background: 0.6 },
  gram: { weight: 0.25, background: 0 },
} as const satisfies Record<FeatureKind, { weight: number; background: number }>;

/**
 * How much a feature says of what a text is about (tf-idf; Salton & Buckley 1988): its rarity among
 * the widget's entries, blended with its rarity in any text, since of a few entries alone one cannot
 * learn that "the" says nothing.
 */
export function weightOf(feature: Feature, entriesWith: number, entryCount: number): number {
  const { weight, background } = KIND_WEIGHTS[feature.kind];
  const local = rarityAmong(entriesWith, entryCount);
  const rarity = (1 - background) * local + background * feature.background;
  return weight * rarity * (1 + Math.log(feature.count));
}

const RARITY_MAX = 1.4;

/** BM25's inverse document frequency in Lucene's form, as a share of what an unknown word has: 0–1. */
export function rarityAmong(entriesWith: number, entryCount: number): number {
  const ratio =
    idf(Math.min(entriesWith, entryCount), entryCount) / idf(1, Math.max(1, entryCount));
  return Math.min(RARITY_MAX, ratio);
}

function idf(entriesWith: number, entryCount: number): number {
  return Math.log(1 + (entryCount - entriesWith + 0.5) / (entriesWith + 0.5));
}
