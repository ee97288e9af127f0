import { type AnswerIndex, GAP_UNIT, IMPACT_MAX } from "./answer-index.ts";
import type { QuerySlot } from "./query-slots.ts";

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
  const total = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (total === 0) return [];
  // Dense and zeroed by the platform: quicker than maps for anything but a handful of entries.
  const sums = makeSums(index.entryIds.length);
  for (const slot of slots) {
    readSlot(index, slot, sums);
    addSlot(sums, slot.weight / total);
  }
  return sums.matched.map((position) => ({
    position,
    score: sums.score[position] ?? 0,
    coverage: sums.coverage[position] ?? 0,
  }));
}

interface Sums {
  readonly score: Float64Array;
  readonly coverage: Float64Array;
  /** Of the present slot only, and zero between slots: its best reading in each entry. */
  readonly bestWeight: Float64Array;
  readonly bestImpact: Float64Array;
  /** Entries met by the present slot. */
  readonly met: number[];
  /** Entries met by any. */
  readonly matched: number[];
}

function makeSums(entryCount: number): Sums {
  return {
    score: new Float64Array(entryCount),
    coverage: new Float64Array(entryCount),
    bestWeight: new Float64Array(entryCount),
    bestImpact: new Float64Array(entryCount),
    met: [],
    matched: [],
  };
}

function readSlot(index: AnswerIndex, slot: QuerySlot, sums: Sums): void {
  const { bestWeight, bestImpact, met } = sums;
  for (const { term, weight } of slot.readings) {
    const end = index.postingStarts[term + 1] ?? 0;
    let position = -1;
    for (let at = index.postingStarts[term] ?? end; at < end; at += 1) {
      const posting = index.postings[at] ?? 0;
      const impact = (posting % GAP_UNIT) / IMPACT_MAX;
      position += Math.floor(posting / GAP_UNIT);
      const known = (bestWeight[position] ?? 0) * (bestImpact[position] ?? 0);
      if (known === 0) met.push(position);
      if (weight * impact > known) {
        bestWeight[position] = weight;
        bestImpact[position] = impact;
      }
    }
  }
}

function addSlot(sums: Sums, share: number): void {
  for (const position of sums.met) {
    const weight = sums.bestWeight[position] ?? 0;
    const impact = sums.bestImpact[position] ?? 0;
    if (sums.score[position] === 0) sums.matched.push(position);
    sums.score[position] = (sums.score[position] ?? 0) + share * weight * impact;
    const isAbout = Math.min(1, impact / SUBJECT_IMPACT);
    sums.coverage[position] = (sums.coverage[position] ?? 0) + share * weight * isAbout;
    sums.bestWeight[position] = 0;
    sums.bestImpact[position] = 0;
  }
  sums.met.length = 0;
}
