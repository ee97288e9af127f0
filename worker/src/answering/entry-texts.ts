import { answerSentences } from "./answer-sentences.ts";
import { backgroundRarity } from "./background.ts";
import { type Feature, featuresOf, type ReadWord, wordFeature } from "./features.ts";
import type { KnowledgeEntry } from "./knowledge-entry.ts";
import type { Language } from "./language.ts";
import { fold, foldedWords } from "./normalize.ts";
import { termOf } from "./terms.ts";
import { joinedCompounds, tokenize } from "./tokenize.ts";

/** What the search knows of one entry. */
export interface EntryTexts {
  /** The question and its alternatives, each once. */
  readonly examples: readonly string[];
  /** Of each example. */
  readonly features: readonly ReadonlyMap<number, Feature>[];
  /** The sentences of the answer, and the features of each but its pieces of words. */
  readonly sentences: readonly string[];
  readonly sentenceFeatures: readonly ReadonlyMap<number, Feature>[];
  /** By word feature: how much the entry is about the word, 0–1. */
  readonly coverage: ReadonlyMap<number, number>;
  /** Words as written, for the repair of misspelt ones. */
  readonly words: ReadonlySet<string>;
}

/** How much of an entry's subject a word is by where it stands. */
const COVERAGE = { example: 1, keyword: 1, category: 0.7, answer: 0.5 } as const;

/** Reads each word once, however often a knowledge of thousands of entries repeats it. */
export function makeWordReader(language: Language): (word: string) => ReadWord {
  const known = new Map<string, ReadWord>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const term = termOf(word, language);
    const read = { word, term, background: backgroundRarity(word, language) };
    known.set(word, read);
    return read;
  };
}

export function readEntry(entry: KnowledgeEntry, readWord: (word: string) => ReadWord): EntryTexts {
  const words = new Set<string>();
  const coverage = new Map<number, number>();
  const read = (text: string, share: number): ReadWord[] => {
    const tokens = tokenize(text);
    const all = [...tokens, ...joinedCompounds(text).filter((word) => !tokens.includes(word))];
    for (const word of all) words.add(word);
    const readWords = all.map(readWord);
    for (const { term } of readWords) {
      const feature = wordFeature(term);
      coverage.set(feature, Math.max(share, coverage.get(feature) ?? 0));
    }
    return readWords;
  };
  const examples = distinctExamples(entry);
  const features = examples.map((example) => featuresOf(read(example, COVERAGE.example)));
  for (const keyword of entry.keywords) read(keyword, COVERAGE.keyword);
  read(entry.category ?? "", COVERAGE.category);
  read(entry.answer, COVERAGE.answer);
  const sentences = answerSentences(entry.answer);
  const sentenceFeatures = sentences.map((sentence) =>
    withoutGrams(featuresOf(read(sentence, COVERAGE.answer))),
  );
  return { examples, features, sentences, sentenceFeatures, coverage, words };
}

/** In an answer they would cost the most and say the least. */
function withoutGrams(features: ReadonlyMap<number, Feature>): ReadonlyMap<number, Feature> {
  return new Map([...features].filter(([, feature]) => feature.kind !== "gram"));
}

/** Questions that differ only in case, accents or punctuation are one. */
export function distinctExamples(
  entry: Pick<KnowledgeEntry, "question" | "alternativeQuestions">,
): string[] {
  const byWords = new Map<string, string>();
  for (const example of [entry.question, ...entry.alternativeQuestions]) {
    const words = foldedWords(fold(example)).join(" ");
    if (!byWords.has(words)) byWords.set(words, example);
  }
  return [...byWords.values()];
}

/** What a question is compared with in meaning. */
export function encodableTexts(
  entry: Pick<KnowledgeEntry, "question" | "alternativeQuestions" | "answer">,
): string[] {
  return [...distinctExamples(entry), ...answerSentences(entry.answer)];
}
