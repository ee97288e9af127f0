import type { Language } from "./language.ts";

/** Raised whenever an index written by the old code would be misread by the new. */
export const ANSWER_INDEX_FORMAT = 1;

/** A posting is one number: its gap in units of GAP_UNIT, and below that its impact. */
export const IMPACT_MAX = 127;
export const GAP_UNIT = IMPACT_MAX + 1;

/**
 * A widget's knowledge, ready to be searched. Plain JSON: it travels inside the widget's snapshot
 * and is used as parsed, so everything is a flat array, and tables are sorted for binary search.
 *
 * An entry is named by its position in `entryIds`; a term by its position in `terms`.
 */
export interface AnswerIndex {
  readonly format: typeof ANSWER_INDEX_FORMAT;
  readonly languages: readonly Language[];
  readonly entryIds: readonly number[];
  readonly priorities: readonly number[];
  /** Stems, in code unit order. */
  readonly terms: readonly string[];
  /** Rarity (idf) of each term, in hundredths. */
  readonly rarities: readonly number[];
  /** Where each term's postings begin; one more at the end. */
  readonly postingStarts: readonly number[];
  /**
   * `gap * GAP_UNIT + impact`: how far this entry's position lies after the previous one of the same
   * term (the first counts from -1), and how strongly the entry is about the term, 1–IMPACT_MAX.
   */
  readonly postings: readonly number[];
  /** Words as written, in code unit order: what a misspelt word may be repaired to. */
  readonly words: readonly string[];
  /** Hashes of the normalised questions, ascending, and the position of the entry of each. */
  readonly exactHashes: readonly number[];
  readonly exactPositions: readonly number[];
}

const ARRAYS = [
  "languages",
  "entryIds",
  "priorities",
  "terms",
  "rarities",
  "postingStarts",
  "postings",
  "words",
  "exactHashes",
  "exactPositions",
] as const satisfies readonly (keyof AnswerIndex)[];

/**
 * Null for anything that this version of the engine did not write: the caller then builds anew
 * rather than answering from data that means something else.
 *
 * Only the outline is checked. The numbers inside come from our own publisher, and walking all of
 * them would cost more than the first answer.
 */
export function readAnswerIndex(json: unknown): AnswerIndex | null {
  return isAnswerIndex(json) ? json : null;
}

function isAnswerIndex(json: unknown): json is AnswerIndex {
  if (typeof json !== "object" || json === null) return false;
  const fields = new Map<string, unknown>(Object.entries(json));
  if (fields.get("format") !== ANSWER_INDEX_FORMAT) return false;
  if (!ARRAYS.every((name) => Array.isArray(fields.get(name)))) return false;
  const length = (name: (typeof ARRAYS)[number]) => {
    const value = fields.get(name);
    return Array.isArray(value) ? value.length : -1;
  };
  const starts = fields.get("postingStarts");
  return (
    length("priorities") === length("entryIds") &&
    length("rarities") === length("terms") &&
    length("postingStarts") === length("terms") + 1 &&
    length("exactHashes") === length("exactPositions") &&
    Array.isArray(starts) &&
    starts.at(-1) === length("postings")
  );
}
