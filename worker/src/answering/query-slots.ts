import type { AnswerIndex } from "./answer-index.ts";
import { rarity } from "./build-index.ts";
import { isCommonWord } from "./common-words.ts";
import { detectLanguage, type Language } from "./language.ts";
import { findSorted } from "./sorted-table.ts";
import { SYNONYM_WORDS, synonymsOf } from "./synonyms.ts";
import { termOf } from "./terms.ts";
import { joinedCompounds, tokenize } from "./tokenize.ts";
import { repairWord } from "./typos.ts";
import { isWeekday, ROLE_WEIGHTS, roleOf, type WordRole } from "./word-roles.ts";

/** One way in which the knowledge may put a word of the question. */
export interface Reading {
  /** Position in the index's `terms`. */
  readonly term: number;
  /** How surely it means the word, 0–1. */
  readonly weight: number;
}

/** One word of the question: what it weighs, and the terms that may stand for it. */
export interface QuerySlot {
  readonly weight: number;
  /** The weight that its role alone gives: 1 for a word that names a subject. */
  readonly informative: number;
  /** Empty when the knowledge has nothing like it. */
  readonly readings: readonly Reading[];
}

/** Longer messages are searched by their rarest words, so that length cannot buy time. */
const SLOTS_MAX = 48;
const REPAIRS_MAX = 8;
const OTHER_LANGUAGE = 0.9;
const ONE_SLIP = 0.85;
const TWO_SLIPS = 0.7;
const SPLIT_HALF = 0.7;
const WEEKDAY_AS_HOURS = 0.25;
/** A word that no entry has says at most as much as one that a single entry has. */
const UNKNOWN_MASS = 1;

export function readQuery(index: AnswerIndex, text: string): QuerySlot[] {
  const languages = queryLanguages(index, text);
  const [main] = languages;
  const compounds = joinedCompounds(text).filter((word) => hasTerm(index, word, main));
  const words = new Set([...tokenize(text), ...compounds]);
  const repairs = { left: REPAIRS_MAX };
  const slots: QuerySlot[] = [];
  const taken = new Set<string>();
  for (const word of words) {
    const role = roleOf(word, main);
    const term = termOf(word, main);
    if (role === "stop" || taken.has(term)) continue;
    taken.add(term);
    const slot = readWord(index, word, role, languages, repairs);
    if (slot !== null) slots.push(slot);
  }
  slots.push(...joinedNeighbours(index, [...words], main));
  if (slots.length <= SLOTS_MAX) return slots;
  return slots.sort((left, right) => right.weight - left.weight).slice(0, SLOTS_MAX);
}

/** The question's language first, then the others that the knowledge is written in. */
function queryLanguages(index: AnswerIndex, text: string): readonly [Language, ...Language[]] {
  const [first = "en", ...others] = index.languages;
  if (others.length === 0) return [first];
  const main = detectLanguage(text) ?? "en";
  return [main, ...index.languages.filter((language) => language !== main)];
}

function hasTerm(index: AnswerIndex, word: string, language: Language): boolean {
  return findSorted(index.terms, termOf(word, language)) >= 0;
}

function readWord(
  index: AnswerIndex,
  word: string,
  role: WordRole,
  languages: readonly Language[],
  repairs: { left: number },
): QuerySlot | null {
  const readings = new Map<number, number>();
  for (const [at, language] of languages.entries()) {
    addReadings(index, readings, word, language, at === 0 ? 1 : OTHER_LANGUAGE);
  }
  if (isWeekday(word)) addTerm(index, readings, "hour", WEEKDAY_AS_HOURS);
  if (readings.size === 0 && role === "content") {
    addSplit(index, readings, word, languages);
    if (readings.size === 0 && !isCommonWord(word) && repairs.left > 0) {
      repairs.left -= 1;
      addRepaired(index, readings, word, languages);
    }
  }
  // A filler that the knowledge does not use either says nothing about the subject.
  if (readings.size === 0 && role === "weak") return null;
  return makeSlot(index, readings, ROLE_WEIGHTS[role]);
}

function makeSlot(
  index: AnswerIndex,
  readings: ReadonlyMap<number, number>,
  informative: number,
): QuerySlot {
  const unknown = rarity(UNKNOWN_MASS, index.entryIds.length);
  let surest = 0;
  let rarest = readings.size === 0 ? unknown : 0;
  for (const [term, weight] of readings) {
    const termRarity = Math.min(unknown, (index.rarities[term] ?? 0) / 100);
    if (weight < surest) continue;
    rarest = weight > surest ? termRarity : Math.max(rarest, termRarity);
    surest = weight;
  }
  return {
    weight: informative * rarest,
    informative,
    readings: [...readings].map(([term, weight]) => ({ term, weight })),
  };
}

function addReadings(
  index: AnswerIndex,
  readings: Map<number, number>,
  word: string,
  language: Language,
  weight: number,
): void {
  const term = termOf(word, language);
  addTerm(index, readings, term, weight);
  for (const synonym of synonymsOf(term, language)) {
    addTerm(index, readings, synonym.term, weight * synonym.weight);
  }
}

function addTerm(
  index: AnswerIndex,
  readings: Map<number, number>,
  term: string,
  weight: number,
): void {
  const at = findSorted(index.terms, term);
  if (at >= 0) readings.set(at, Math.max(weight, readings.get(at) ?? 0));
}

/** "parkinggarage": two words that the knowledge knows, written as one. */
function addSplit(
  index: AnswerIndex,
  readings: Map<number, number>,
  word: string,
  languages: readonly Language[],
): void {
  const [main] = languages;
  if (main === undefined || word.length > 32) return;
  for (let at = 4; at <= word.length - 4; at += 1) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (!halves.every((half) => findSorted(index.words, half) >= 0)) continue;
    for (const half of halves) addReadings(index, readings, half, main, SPLIT_HALF);
    return;
  }
}

function addRepaired(
  index: AnswerIndex,
  readings: Map<number, number>,
  word: string,
  languages: readonly Language[],
): void {
  for (const language of languages) {
    const own = repairWord(word, index.words);
    const everyday = repairWord(word, SYNONYM_WORDS[language]);
    const isEverydayCloser = everyday !== null && everyday.distance < (own?.distance ?? Infinity);
    const repair = isEverydayCloser ? everyday : own;
    if (repair === null) continue;
    const weight = repair.distance <= 1 ? ONE_SLIP : TWO_SLIPS;
    addReadings(index, readings, repair.word, language, weight);
  }
}

/** "web site" where the knowledge writes "website": neighbours that together are one of its words. */
function joinedNeighbours(
  index: AnswerIndex,
  words: readonly string[],
  language: Language,
): QuerySlot[] {
  const slots: QuerySlot[] = [];
  for (const [at, word] of words.slice(1, SLOTS_MAX).entries()) {
    const joined = `${words[at] ?? ""}${word}`;
    if (joined.length < 6 || findSorted(index.words, joined) < 0) continue;
    const readings = new Map<number, number>();
    addReadings(index, readings, joined, language, 1);
    slots.push(makeSlot(index, readings, ROLE_WEIGHTS.content));
  }
  return slots;
}
