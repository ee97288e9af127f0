import type { KnowledgeEntry } from "../../answering/knowledge-entry.ts";
import { meaningOf, similarity } from "../../answering/meaning.ts";
import type { ClosestEntry } from "./gaps.ts";
import type { Outcome } from "./replay.ts";

/** As sure as this, the engine has the subject right although perhaps not the answer. */
const NEAR_CONFIDENCE = 0.3;
/** One of the entry's questions in nearly the same words. */
const NEAR_SIMILARITY = 0.5;

/** Finds the entry that a gap may belong to. `best` is the engine's first choice, however unsure. */
export function makeClosestFinder(
  entries: readonly KnowledgeEntry[],
  best: (question: string) => Outcome,
): (question: string) => ClosestEntry | null {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (question) => {
    const { entryId, confidence } = best(question);
    const entry = entryId === null ? undefined : byId.get(entryId);
    if (entry === undefined) return null;
    return {
      entryId: entry.id,
      question: entry.question,
      confidence,
      isNear: confidence >= NEAR_CONFIDENCE || nearestQuestion(entry, question) >= NEAR_SIMILARITY,
    };
  };
}

function nearestQuestion(entry: KnowledgeEntry, question: string): number {
  const asked = meaningOf(question, null);
  return [entry.question, ...entry.alternativeQuestions].reduce(
    (nearest, own) => Math.max(nearest, similarity(asked, meaningOf(own, null))),
    0,
  );
}
