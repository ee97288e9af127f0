import type { KnowledgeEntry } from "./knowledge-entry.ts";
import type { Language } from "./language.ts";
import { termOf } from "./terms.ts";
import { joinedCompounds, tokenize } from "./tokenize.ts";
import { roleOf } from "./word-roles.ts";

/** The parts of an entry in which a word counts differently. */
export const FIELDS = ["question", "alternatives", "keywords", "answer", "category"] as const;
export type Field = (typeof FIELDS)[number];

/** An entry as bags of terms. */
export interface EntryTerms {
  readonly counts: Readonly<Record<Field, ReadonlyMap<string, number>>>;
  readonly lengths: Readonly<Record<Field, number>>;
  /** Words as written, for the repair of misspelt ones. */
  readonly words: ReadonlySet<string>;
}

/** The term of a word, or null for one that is never searched. */
type TermReader = (word: string) => string | null;

/** Stems each word once, however often a knowledge of thousands of entries repeats it. */
export function makeTermReader(language: Language): TermReader {
  const known = new Map<string, string | null>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const term = roleOf(word, language) === "stop" ? null : termOf(word, language);
    known.set(word, term);
    return term;
  };
}

export function readEntry(entry: KnowledgeEntry, readTerm: TermReader): EntryTerms {
  const words = new Set<string>();
  const question = countTerms([entry.question], readTerm, words);
  const alternatives = countTerms(entry.alternativeQuestions, readTerm, words);
  const keywords = countTerms(entry.keywords, readTerm, words);
  const answer = countTerms([entry.answer], readTerm, words);
  const category = countTerms([entry.category ?? ""], readTerm, words);
  return {
    counts: { question, alternatives, keywords, answer, category },
    lengths: {
      question: sum(question),
      alternatives: sum(alternatives),
      keywords: sum(keywords),
      answer: sum(answer),
      category: sum(category),
    },
    words,
  };
}

function countTerms(
  texts: readonly string[],
  readTerm: TermReader,
  words: Set<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const tokens = tokenize(text);
    const known = new Set(tokens);
    const compounds = joinedCompounds(text).filter((compound) => !known.has(compound));
    for (const word of [...tokens, ...compounds]) {
      const term = readTerm(word);
      if (term === null) continue;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      words.add(word);
    }
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
