import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";
import type { SentenceEncoder } from "../../answering/semantics.ts";
import type { Asking, EntryUse } from "../../store/knowledge-insights.ts";
import { type KeywordSuggestion, suggestKeywords } from "./keyword-suggestions.ts";
import { type FindBest, findShadowed, type ShadowedQuestion } from "./shadowed-entries.ts";
import { findSimilarEntries, type SimilarPair } from "./similar-entries.ts";
import { type Share, wilsonShare } from "./wilson.ts";

export interface HealthEntry extends KnowledgeEntry {
  readonly createdAtMs: number;
}

export interface UnhelpfulEntry {
  readonly entryId: number;
  /** Of the visitors who judged it, those whom it did not help. */
  readonly notHelpful: Share;
}

export interface KnowledgeHealth {
  readonly entryCount: number;
  readonly neverUsed: readonly number[];
  /** Worst first. */
  readonly oftenUnhelpful: readonly UnhelpfulEntry[];
  readonly similar: readonly SimilarPair[];
  readonly shadowed: readonly ShadowedQuestion[];
  readonly keywords: readonly KeywordSuggestion[];
}

export interface HealthFacts {
  readonly entries: readonly HealthEntry[];
  readonly uses: readonly EntryUse[];
  readonly askings: readonly Asking[];
  /** Entries newer than this have had no time to be used. */
  readonly sinceMs: number;
  readonly findBest: FindBest;
  readonly encoder: SentenceEncoder | null;
}

/**
 * At least this share must be unhelpful for certain. Two visitors out of two make it 0.34; one out of
 * one 0.21, which is too little to accuse an entry of.
 */
const UNHELPFUL_LOWER_MIN = 0.3;

/** What is wrong, or seems to be, with the entries themselves. */
export function examine(facts: HealthFacts): KnowledgeHealth {
  const { entries, uses, askings, sinceMs, findBest, encoder } = facts;
  const byId = new Map(uses.map((use) => [use.entryId, use]));
  return {
    entryCount: entries.length,
    neverUsed: entries
      .filter(({ id, createdAtMs }) => createdAtMs < sinceMs && !byId.get(id)?.answers)
      .map(({ id }) => id),
    oftenUnhelpful: entries
      .map(({ id }) => ({ entryId: id, notHelpful: shareOf(byId.get(id)) }))
      .filter(({ notHelpful }) => notHelpful.lower >= UNHELPFUL_LOWER_MIN)
      .sort((left, right) => right.notHelpful.lower - left.notHelpful.lower),
    similar: findSimilarEntries(entries, encoder),
    shadowed: findShadowed(entries, findBest),
    keywords: suggestKeywords(entries, askings),
  };
}

function shareOf(use: EntryUse | undefined): Share {
  return wilsonShare(use?.notHelpful ?? 0, (use?.helpful ?? 0) + (use?.notHelpful ?? 0));
}
