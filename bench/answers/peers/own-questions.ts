import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { median } from "../metrics.ts";

/**
 * For engines that give scores and no probability: the score at which they count as certain, which
 * is what the knowledge's own questions get from them (the median). It knows nothing of the queries.
 * Found when first asked for: it is the bench's doing and no part of their building.
 */
export function certainScore(
  entries: readonly KnowledgeEntry[],
  scoreOf: (text: string) => number,
): () => number {
  let certain: number | undefined;
  return () => {
    certain ??= median(entries.map((entry) => scoreOf(entry.question))) || 1;
    return certain;
  };
}

export function confidenceOf(score: number, certain: number): number {
  return Math.min(1, score / certain);
}
