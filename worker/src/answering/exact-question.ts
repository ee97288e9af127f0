import type { AnswerIndex } from "./answer-index.ts";
import { fnv1a } from "./hash.ts";
import { fold, foldedWords } from "./normalize.ts";
import { lowerBound } from "./sorted-table.ts";

const LOW_BITS = 20;

/**
 * A question's identity when case, accents, punctuation and spacing are put aside: 52 bits, so that
 * even ten thousand questions meet by accident less than once in 10^11 askings. Null when nothing
 * is left.
 */
export function exactHash(text: string): number | null {
  const normalized = foldedWords(fold(text)).join(" ");
  if (normalized === "") return null;
  const high = fnv1a(normalized);
  const low = fnv1a(normalized, high) & ((1 << LOW_BITS) - 1);
  return high * 2 ** LOW_BITS + low;
}

/** Positions of the entries of which one question is, normalised, the very text. */
export function findExact(index: AnswerIndex, text: string): Set<number> {
  const positions = new Set<number>();
  const hash = exactHash(text);
  if (hash === null) return positions;
  for (let at = lowerBound(index.exactHashes, hash); index.exactHashes[at] === hash; at += 1) {
    const position = index.exactPositions[at];
    if (position !== undefined) positions.add(position);
  }
  return positions;
}
