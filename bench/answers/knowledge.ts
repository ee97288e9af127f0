import type { QuestionSet } from "../../tools/answering/question-set.ts";
import type { KnowledgeEntry } from "../../worker/src/answering/knowledge-entry.ts";
import { tokenize } from "../../worker/src/answering/tokenize.ts";
import { roleOf } from "../../worker/src/answering/word-roles.ts";

/** A set's entries as knowledge, with the set's own ids by ours. */
export interface Knowledge {
  readonly entries: readonly KnowledgeEntry[];
  readonly positions: ReadonlyMap<string, number>;
}

/**
 * The first of the seed's examples is the question, the next k − 1 its alternatives; answers are
 * empty, so that questions alone decide. Every contender gets the same.
 */
export function knowledgeOf(
  set: QuestionSet,
  k: number,
  seed: number,
  leftOut: ReadonlySet<string> = new Set(),
): Knowledge {
  const kept = set.entries.filter((entry) => !leftOut.has(entry.id));
  const entries = kept.map((entry, position) =>
    entryOf(position, (entry.examples[seed - 1] ?? []).slice(0, k)),
  );
  return { entries, positions: new Map(kept.map((entry, position) => [entry.id, position])) };
}

export function entryOf(id: number, examples: readonly string[]): KnowledgeEntry {
  const [question = "", ...alternativeQuestions] = examples;
  const keywords = [...new Set(examples.flatMap(contentWords))];
  return {
    id,
    category: null,
    question,
    alternativeQuestions,
    answer: "",
    keywords,
    priority: 0,
  };
}

/** The words of a text that are not stop words. */
export function contentWords(text: string): string[] {
  return tokenize(text).filter((word) => roleOf(word, "en") !== "stop");
}
