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

export function readEntry(entry: KnowledgeEntry, language: Language): EntryTerms {
  const words = new Set<string>();
  const question = countTerms([entry.question], language, words);
  const alternatives = countTerms(entry.alternativeQuestions, language, words);
  const keywords = countTerms(entry.keywords, language, words);
  const answer = countTerms([entry.answer], language, words);
  const category = countTerms([entry.category ?? ""], language, words);
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
  language: Language,
  words: Set<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const tokens = tokenize(text);
    const known = new Set(tokens);
    const compounds = joinedCompounds(text).filter((compound) => !known.has(compound));
    for (const word of [...tokens, ...compounds]) {
      if (roleOf(word, language) === "stop") continue;
      const term = termOf(word, language);
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
