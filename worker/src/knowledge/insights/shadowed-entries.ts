import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";

/** An entry's own question that leads to another entry, or to none. */
export interface ShadowedQuestion {
  readonly entryId: number;
  readonly question: string;
  /** The entry that is found instead. */
  readonly foundEntryId: number | null;
}

/** The best entry for a text, whether or not it clears the threshold. */
export type FindBest = (text: string) => number | null;

/** Entries that visitors cannot reach by the very questions written for them. */
export function findShadowed(
  entries: readonly KnowledgeEntry[],
  findBest: FindBest,
): ShadowedQuestion[] {
  return entries.flatMap((entry) =>
    [entry.question, ...entry.alternativeQuestions].flatMap((question) => {
      const foundEntryId = findBest(question);
      return foundEntryId === entry.id ? [] : [{ entryId: entry.id, question, foundEntryId }];
    }),
  );
}
