import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";
import type { Asking } from "../../store/knowledge-insights.ts";
import { withoutRepeats } from "./asking.ts";
import { contentWords, WordTally } from "./content-words.ts";
import { maskPersonalData } from "./masked-text.ts";

/** Words that would help visitors find an entry, and where they come from. */
export interface KeywordSuggestion {
  readonly entryId: number;
  /** Used by visitors whom this entry served. */
  readonly fromVisitors: readonly string[];
  /** Said by this entry's answer and by no other entry, and asked for by none of its questions. */
  readonly fromAnswer: readonly string[];
}

/** A word that one visitor used may be a slip; two who say it the same way are a habit. */
const VISITORS_MIN = 2;
/** From here on an answer counts as right although nobody said so. */
const RIGHT_CONFIDENCE = 0.8;
const WORDS_MAX = 5;

/** Entries without a suggestion are left out. */
export function suggestKeywords(
  entries: readonly KnowledgeEntry[],
  askings: readonly Asking[],
): KeywordSuggestion[] {
  const served = tallyServed(askings);
  const entryCounts = countEntriesPerTerm(entries);
  return entries.flatMap((entry) => {
    const own = termsOfQuestions(entry);
    const fromVisitors = (served.get(entry.id)?.ranked() ?? [])
      .filter(({ term, count }) => count >= VISITORS_MIN && !own.has(term))
      .slice(0, WORDS_MAX)
      .map(({ word }) => word);
    const fromAnswer = contentWords(entry.answer)
      .filter(({ term }) => !own.has(term) && entryCounts.get(term) === 1)
      .slice(0, WORDS_MAX)
      .map(({ word }) => word);
    if (fromVisitors.length + fromAnswer.length === 0) return [];
    return [{ entryId: entry.id, fromVisitors, fromAnswer }];
  });
}

function tallyServed(askings: readonly Asking[]): Map<number, WordTally> {
  const served = new Map<number, WordTally>();
  for (const asking of withoutRepeats(askings)) {
    if (asking.entryId === null || !wasRight(asking)) continue;
    const tally = served.get(asking.entryId) ?? new WordTally();
    served.set(asking.entryId, tally);
    tally.add(maskPersonalData(asking.text), 1);
  }
  return served;
}

function wasRight({ wasHelpful, confidence }: Asking): boolean {
  return wasHelpful ?? confidence >= RIGHT_CONFIDENCE;
}

function termsOfQuestions(entry: KnowledgeEntry): Set<string> {
  const texts = [entry.question, ...entry.alternativeQuestions, ...entry.keywords];
  return new Set(texts.flatMap((text) => contentWords(text).map(({ term }) => term)));
}

function countEntriesPerTerm(entries: readonly KnowledgeEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const own = termsOfQuestions(entry);
    for (const { term } of contentWords(entry.answer)) own.add(term);
    for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
