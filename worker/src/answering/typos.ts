import { lowerBound } from "./sorted-table.ts";

const REPAIRABLE = /^\p{L}{4,32}$/u;
/** From this length on a second slip is forgiven, and a wrong first letter too. */
const TWO_SLIPS_CHARS = 8;
const FIRST_LETTER_CHARS = 6;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export interface Repair {
  readonly word: string;
  readonly distance: number;
}

/**
 * The word of a sorted vocabulary that a misspelt one most likely stands for, or null.
 *
 * Slips seldom fall on the first letter, so words that share it are tried first: they lie side by
 * side in the table, and nothing else need be looked at. Only if none fits, a word of six letters
 * or more may have its first letter wrong, missing or doubled up with a stray one; its next two
 * letters then name the candidates. Equals are settled by the alphabet, so that the same text
 * always has the same answer.
 */
export function repairWord(word: string, vocabulary: readonly string[]): Repair | null {
  if (!REPAIRABLE.test(word)) return null;
  const slipsMax = word.length >= TWO_SLIPS_CHARS ? 2 : 1;
  const first = closestWithin(word, vocabulary, word.slice(0, 1), slipsMax, null);
  if (first !== null || word.length < FIRST_LETTER_CHARS) return first;
  let closest: Repair | null = null;
  for (const prefix of shiftedPrefixes(word)) {
    closest = closestWithin(word, vocabulary, prefix, slipsMax, closest);
  }
  return closest;
}

function shiftedPrefixes(word: string): string[] {
  const [first = "", second = "", third = ""] = word;
  return [
    second + first,
    second + third,
    ...[...LETTERS].flatMap((letter) => [letter + first + second, letter + second + third]),
  ];
}

function closestWithin(
  word: string,
  vocabulary: readonly string[],
  prefix: string,
  slipsMax: number,
  closestSoFar: Repair | null,
): Repair | null {
  let closest = closestSoFar;
  for (let at = lowerBound(vocabulary, prefix); at < vocabulary.length; at += 1) {
    const candidate = vocabulary[at] ?? "";
    if (!candidate.startsWith(prefix)) break;
    if (Math.abs(candidate.length - word.length) > slipsMax) continue;
    const distance = editDistance(word, candidate, slipsMax);
    if (distance <= slipsMax && distance < (closest?.distance ?? slipsMax + 1)) {
      closest = { word: candidate, distance };
    }
  }
  return closest;
}

/**
 * Damerau–Levenshtein distance in the "optimal string alignment" form (Damerau 1964; Boytsov 2011):
 * insertions, deletions, replacements and swaps of neighbours. Stops with `max + 1` as soon as the
 * distance must exceed `max`.
 */
export function editDistance(left: string, right: string, max: number): number {
  if (Math.abs(left.length - right.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let rowMin = row;
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && isSwap) {
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(distance);
      rowMin = Math.min(rowMin, distance);
    }
    if (rowMin > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? max + 1;
}
