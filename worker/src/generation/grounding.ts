import { detectLanguage } from "../answering/language.ts";
import { readFacts } from "./facts.ts";
import { sentencesOf } from "./sentences.ts";
import type { GenerationSource } from "./sources.ts";
import { readWords, type Stemming, type Words } from "./words.ts";

/** An entry, read once for all sentences that are held against it. */
export interface Ground {
  readonly entryId: number;
  readonly stemming: Stemming;
  readonly facts: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
  readonly characters: ReadonlySet<string>;
  readonly sentences: readonly Words[];
  /** The answer's own sentences, letter by letter. */
  readonly own: ReadonlySet<string>;
}

export type Ungrounded =
  | "says_nothing"
  | "asks_back"
  | "unknown_fact"
  | "unknown_words"
  | "turned_round";

export function readGround(source: GenerationSource): Ground {
  const text = `${source.question}\n${source.answer}`;
  const stemming = detectLanguage(text) ?? "en";
  const { facts, rest } = readFacts(text);
  const answers = sentencesOf(source.answer);
  return {
    entryId: source.id,
    stemming,
    facts,
    content: readWords(rest, stemming).content,
    characters: new Set(text),
    // Of the answer alone: what an entry is asked is no statement.
    sentences: answers.map((one) => readWords(readFacts(one).rest, stemming)),
    own: new Set(answers.map((one) => one.trim())),
  };
}

/**
 * Which entry a sentence rests on. All its facts and all its words that say something must stand in
 * that one entry, and it must not turn round what the entry says: a sentence with a "not" needs one
 * in the nearest sentence of the entry, and the other way round. This knows words, not meanings: it
 * keeps out what was never in an entry, at the price of refusing honest synonyms. What the first entry
 * says itself, such as a "Yes.", is what would stand without a model.
 */
export function findGround(
  sentence: string,
  grounds: readonly Ground[],
): { readonly entryId: number } | { readonly refused: Ungrounded } {
  const [first] = grounds;
  if (first?.own.has(sentence.trim())) return { entryId: first.entryId };
  if (/[?？؟]/u.test(sentence)) return { refused: "asks_back" };
  const { facts, rest } = readFacts(sentence);
  let nearest: Ungrounded = "unknown_fact";
  for (const ground of grounds) {
    if (!isWithin(facts, ground.facts)) continue;
    const words = readWords(rest, ground.stemming);
    if (words.content.size === 0 && facts.size === 0) return { refused: "says_nothing" };
    if (!isWithin(words.content, ground.content)) {
      nearest = nearest === "turned_round" ? nearest : "unknown_words";
    } else if (isTurnedRound(words, ground.sentences)) nearest = "turned_round";
    else return { entryId: ground.entryId };
  }
  return { refused: nearest };
}

/** Of several sentences that are equally near, one that agrees is enough. */
function isTurnedRound(words: Words, sentences: readonly Words[]): boolean {
  const shared = sentences.map(({ content }) => countShared(words.content, content));
  const most = Math.max(0, ...shared);
  const nearest = sentences.filter((_, index) => shared[index] === most);
  return !nearest.some(({ isNegative }) => isNegative === words.isNegative);
}

function countShared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const one of some) if (others.has(one)) count += 1;
  return count;
}

function isWithin(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (!others.has(one)) return false;
  return true;
}
