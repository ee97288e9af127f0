import { fnv1a } from "./hash.ts";
import { detectLanguage, type Language } from "./language.ts";
import type { SentenceEncoder } from "./semantics.ts";
import { termOf } from "./terms.ts";
import { tokenize } from "./tokenize.ts";
import { ROLE_WEIGHTS, roleOf } from "./word-roles.ts";

/** Wide enough that two sentences of other words seldom meet in a hashed place by accident. */
const LEXICAL_DIMENSIONS = 1024;
/** How much of a text's length its stems carry; the rest is shared by its character 3-grams. */
const STEM_SHARE = 0.6;
const GRAM_CHARS = 3;
/** Only the start of a text is read: what a visitor wants stands there, and a question is short. */
const TEXT_CHARS_MAX = 1_000;

/**
 * What a text is about, as a vector of unit length for {@link similarity}; all zeros for a text
 * without words. Vectors of different encoders, or of one and of none, are not comparable.
 *
 * Without an encoder it is what the text is made of: stems weighted by their role, and character
 * 3-grams against misspellings, hashed with a random sign (Weinberger et al., "Feature Hashing for
 * Large Scale Multitask Learning", 2009), so that accidental meetings cancel out on average.
 */
export function meaningOf(text: string, encoder: SentenceEncoder | null): Float32Array {
  const read = text.slice(0, TEXT_CHARS_MAX);
  return encoder === null
    ? lexicalMeaning(read)
    : unitLength(Float32Array.from(encoder.encode(read)));
}

/** −1 to 1: the cosine of two meanings. */
export function similarity(left: Float32Array, right: Float32Array): number {
  const length = Math.min(left.length, right.length);
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function lexicalMeaning(text: string): Float32Array {
  const words = tokenize(text);
  const language = detectLanguage(text) ?? "en";
  const weights = weigh(words, language);
  const stems = new Float32Array(LEXICAL_DIMENSIONS);
  const grams = new Float32Array(LEXICAL_DIMENSIONS);
  for (const [word, weight] of weights) {
    addHashed(stems, `=${termOf(word, language)}`, weight);
    const padded = `_${word}_`;
    for (let at = 0; at + GRAM_CHARS <= padded.length; at += 1) {
      addHashed(grams, padded.slice(at, at + GRAM_CHARS), weight);
    }
  }
  unitLength(stems);
  unitLength(grams);
  const stemPart = Math.sqrt(STEM_SHARE);
  const gramPart = Math.sqrt(1 - STEM_SHARE);
  for (let at = 0; at < LEXICAL_DIMENSIONS; at += 1) {
    stems[at] = stemPart * (stems[at] ?? 0) + gramPart * (grams[at] ?? 0);
  }
  return unitLength(stems);
}

/** Each word once. A text of nothing but small words ("who are you") is about those. */
function weigh(words: readonly string[], language: Language): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const weight = ROLE_WEIGHTS[roleOf(word, language)];
    if (weight > 0) weights.set(word, weight);
  }
  return weights.size > 0 ? weights : new Map(words.map((word) => [word, 1]));
}

function addHashed(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const at = hash % LEXICAL_DIMENSIONS;
  // A bit that the place does not depend on.
  const sign = (hash >>> 31) & 1 ? 1 : -1;
  vector[at] = (vector[at] ?? 0) + sign * weight;
}

/** In place. */
function unitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(similarity(vector, vector));
  if (length === 0) return vector;
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}
