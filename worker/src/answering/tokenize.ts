import { fold, foldedWords } from "./normalize.ts";
import { joinPhrases } from "./phrases.ts";

/** Scripts that are written without spaces, or (Hangul) with particles glued to the words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const HAS_UNSPACED = new RegExp(UNSPACED.source, "u");
/** The look-behind keeps the search linear: no second start inside a word that has no hyphen. */
const HYPHENATED = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

/**
 * The words of a text: folded, phrases joined, and scripts without spaces cut into pairs of
 * characters (the usual unit of search for them: Manning, Raghavan & Schütze 2008, §2.2.1).
 */
export function tokenize(text: string): string[] {
  const words = joinPhrases(foldedWords(fold(text)));
  return words.flatMap((word) => (HAS_UNSPACED.test(word) ? characterPairs(word) : [word]));
}

/** Hyphenated words of a text written as one ("x-large": "xlarge"). */
export function joinedCompounds(text: string): string[] {
  const compounds = fold(text).match(HYPHENATED) ?? [];
  return compounds.map((compound) => compound.replace(/[-‐‑]/gu, ""));
}

function characterPairs(word: string): string[] {
  const tokens: string[] = [];
  let spacedFrom = 0;
  for (const match of word.matchAll(UNSPACED)) {
    if (match.index > spacedFrom) tokens.push(word.slice(spacedFrom, match.index));
    tokens.push(...pairsOf([...match[0]]));
    spacedFrom = match.index + match[0].length;
  }
  if (spacedFrom < word.length) tokens.push(word.slice(spacedFrom));
  return tokens;
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length === 1) return [...characters];
  return characters.slice(1).map((character, before) => `${characters[before] ?? ""}${character}`);
}
