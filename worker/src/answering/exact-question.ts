import type { AnswerIndex } from "./answer-index.ts";
import { fold, foldedWords } from "./normalize.ts";
import { lowerBound } from "./sorted-table.ts";

/** FNV-1a's prime and offset basis for 32 bits (Fowler, Noll, Vo). */
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
const LOW_BITS = 20;

/**
 * A question's identity when case, accents, punctuation and spacing are put aside: 52 bits, so that
 * even ten thousand questions meet by accident less than once in 10^11 askings. Null when nothing
 * is left.
 */
export function exactHash(text: string): number | null {
  const normalized = foldedWords(fold(text)).join(" ");
  if (normalized === "") return null;
  const high = fnv1a(normalized, FNV_BASIS);
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

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
  }
  return hash >>> 0;
}
