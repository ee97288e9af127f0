import type { AnswerIndex } from "./answer-index.ts";
import type { QuerySlot } from "./query-slots.ts";

const IMPACT_MAX = 127;
const GAP_UNIT = IMPACT_MAX + 1;
/** From this impact on, an entry is about a word; below, it rather mentions it. */
const SUBJECT_IMPACT = 0.55;

/** How well one entry fits the question. */
export interface Match {
  readonly position: number;
  /** Share, 0–1, of the score that an entry all about the question's words would have. */
  readonly score: number;
  /** Share, 0–1, of the question's meaning (its words by rarity and role) found in the entry. */
  readonly coverage: number;
}

/**
 * Scores the entries that share a term with the question; no other is touched. The sum is BM25F's,
 * but one word of the question counts once, by its best reading, however many synonyms meet.
 */
export function scoreEntries(index: AnswerIndex, slots: readonly QuerySlot[]): Match[] {
  const scores = new Map<number, { score: number; coverage: number }>();
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (total === 0) return [];
  for (const slot of slots) {
    for (const [position, best] of bestReadings(index, slot)) {
      const known = scores.get(position) ?? { score: 0, coverage: 0 };
      scores.set(position, known);
      known.score += (slot.weight * best.weight * best.impact) / total;
      const isAbout = Math.min(1, best.impact / SUBJECT_IMPACT);
      known.coverage += (slot.weight * best.weight * isAbout) / total;
    }
  }
  return [...scores].map(([position, { score, coverage }]) => ({ position, score, coverage }));
}

interface BestReading {
  readonly weight: number;
  readonly impact: number;
}

function bestReadings(index: AnswerIndex, slot: QuerySlot): Map<number, BestReading> {
  const best = new Map<number, BestReading>();
  for (const { term, weight } of slot.readings) {
    const end = index.postingStarts[term + 1] ?? 0;
    let position = -1;
    for (let at = index.postingStarts[term] ?? end; at < end; at += 1) {
      const posting = index.postings[at] ?? 0;
      const impact = (posting % GAP_UNIT) / IMPACT_MAX;
      position += Math.floor(posting / GAP_UNIT);
      const known = best.get(position);
      if (known === undefined || known.weight * known.impact < weight * impact) {
        best.set(position, { weight, impact });
      }
    }
  }
  return best;
}
