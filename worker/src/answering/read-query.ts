import { backgroundRarity, EVERYDAY_WORDS, everydayNats, isEverydayWord } from "./background.ts";
import type { ReadWord } from "./features.ts";
import { wordFeature } from "./features.ts";
import { detectLanguage, type Language } from "./language.ts";
import { fold, foldedWords } from "./normalize.ts";
import { undoOneSlip } from "./one-slip.ts";
import type { ReadyIndex } from "./ready-index.ts";
import { findSorted } from "./sorted-table.ts";
import { isSpanishWord } from "./spanish-words.ts";
import { synonymsOf } from "./synonyms.ts";
import { termOf } from "./terms.ts";
import { joinedCompounds, tokenize } from "./tokenize.ts";
import { repairWord } from "./typos.ts";

/** A word of the knowledge that may stand for a word of the question. */
export interface Stand {
  /** Of the word that it stands for. */
  readonly term: string;
  readonly feature: number;
  /** How surely it means that word, 0–1. */
  readonly weight: number;
}

export interface ReadQuestion {
  /** In order, misspelt ones mended. */
  readonly words: readonly ReadWord[];
  readonly stands: readonly Stand[];
  /** The text as the encoder is to read it: lower case, mended. */
  readonly text: string;
}

const REPAIRS_MAX = 8;
/** Rarer than "you". */
const TELLING_MIN = 0.14;
const SPLIT_CHARS_MIN = 4;
const SPLIT_CHARS_MAX = 32;
const JOINED_CHARS_MIN = 6;
/** A rare word is none here if the knowledge uses it. */
const OWN_NATS = 8;
/** So much less is a word expected that the knowledge does not use. */
const NOT_OWN_NATS = 2;
/** What is shorter may be an abbreviation; only a word of the knowledge is looked for behind it. */
const EVERYDAY_CHARS_MIN = 4;
const OTHER_LANGUAGE = 0.9;
const RAW_WORD = /[\p{L}\p{N}\p{M}'’]+/gu;

export function readQuestion(index: ReadyIndex, text: string): ReadQuestion {
  const languages = questionLanguages(index.languages, text);
  const mended = mend(index, text);
  const read = readWords(index, mended, languages);
  // Of nothing but "the" and "of" nobody can tell what is meant.
  const words = read.some((word) => word.background >= TELLING_MIN) ? read : [];
  return { words, stands: standsFor(index, words, languages), text: mended.toLowerCase() };
}

/** The question's language first, then the others that the knowledge is written in. */
function questionLanguages(
  known: readonly Language[],
  text: string,
): readonly [Language, ...Language[]] {
  const [first = "en", ...others] = known;
  if (others.length === 0) return [first];
  const main = detectLanguage(text) ?? "en";
  return [main, ...known.filter((language) => language !== main)];
}

/** The same text with misspelt words mended, and words written as one set apart. */
function mend(index: ReadyIndex, text: string): string {
  let left = REPAIRS_MAX;
  return text.replace(RAW_WORD, (raw) => {
    const [word, ...more] = foldedWords(fold(raw));
    if (word === undefined || more.length > 0 || left === 0 || isSpelt(index, word)) return raw;
    left -= 1;
    return splitWord(index, word) ?? repaired(index, word) ?? raw;
  });
}

function isSpelt(index: ReadyIndex, word: string): boolean {
  if (isEverydayWord(word) || findSorted(index.words, word) >= 0) return true;
  return index.languages.includes("es") && isSpanishWord(word);
}

/** "parkinggarage": two words that the knowledge knows, written as one. */
function splitWord(index: ReadyIndex, word: string): string | null {
  if (word.length > SPLIT_CHARS_MAX) return null;
  for (let at = SPLIT_CHARS_MIN; at <= word.length - SPLIT_CHARS_MIN; at += 1) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (halves.every((half) => findSorted(index.words, half) >= 0)) return halves.join(" ");
  }
  return null;
}

/** One slip of the hand is likelier than two, whatever word it was meant to be. */
function repaired(index: ReadyIndex, word: string): string | null {
  const isEnglish = index.languages.includes("en");
  const isPlural = word.endsWith("s") && isEverydayWord(word.slice(0, -1));
  const ownOnly = isPlural || word.length < EVERYDAY_CHARS_MIN;
  const surpriseOf = (candidate: string) => {
    const everyday = isEnglish ? everydayNats(candidate) : null;
    if (findSorted(index.words, candidate) >= 0) return Math.min(OWN_NATS, everyday ?? OWN_NATS);
    return everyday === null || ownOnly ? null : everyday + NOT_OWN_NATS;
  };
  const meant = undoOneSlip(word, surpriseOf);
  if (meant !== null || ownOnly) return meant;
  const own = repairWord(word, index.words);
  if (own !== null && own.distance <= 1) return own.word;
  const everyday = isEnglish ? repairWord(word, EVERYDAY_WORDS) : null;
  if (own === null) return everyday?.word ?? null;
  return everyday !== null && everyday.distance < own.distance ? everyday.word : own.word;
}

function readWords(
  index: ReadyIndex,
  text: string,
  [main, ...others]: readonly [Language, ...Language[]],
): ReadWord[] {
  const joined = joinedCompounds(text).filter((word) => findSorted(index.words, word) >= 0);
  const written = joinNeighbours(index, tokenize(text));
  return [...written, ...joined].map((word) => {
    const term = termOf(word, main);
    // A word of the other language, in a question that mixes both.
    const foreign =
      index.has(wordFeature(term)) || others.length === 0
        ? undefined
        : others.find((language) => index.has(wordFeature(termOf(word, language))));
    const language = foreign ?? main;
    return {
      word,
      term: termOf(word, language),
      background: backgroundRarity(word, language),
    };
  });
}

/** "web site" where the knowledge writes "website": neighbours that together are one of its words. */
function joinNeighbours(index: ReadyIndex, words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const both = `${word}${words[at + 1] ?? ""}`;
    const isOne =
      at + 1 < words.length &&
      both.length >= JOINED_CHARS_MIN &&
      both.length <= SPLIT_CHARS_MAX &&
      findSorted(index.words, both) >= 0;
    joined.push(isOne ? both : word);
    if (isOne) at += 1;
  }
  return joined;
}

function standsFor(
  index: ReadyIndex,
  words: readonly ReadWord[],
  languages: readonly Language[],
): Stand[] {
  const stands: Stand[] = [];
  for (const term of new Set(words.map((read) => read.term))) {
    for (const [at, language] of languages.entries()) {
      const certainty = at === 0 ? 1 : OTHER_LANGUAGE;
      for (const synonym of synonymsOf(term, language)) {
        const feature = wordFeature(synonym.term);
        if (index.has(feature)) stands.push({ term, feature, weight: certainty * synonym.weight });
      }
    }
  }
  return stands;
}
