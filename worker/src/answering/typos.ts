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
  const width = right.length + 1;
  const cells = new Uint8Array((left.length + 1) * width);
  for (let column = 0; column < width; column += 1) cells[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    const at = row * width;
    let rowMin = row;
    cells[at] = row;
    for (let column = 1; column < width; column += 1) {
      const distance = cellDistance(cells, left, right, row, column);
      cells[at + column] = distance;
      if (distance < rowMin) rowMin = distance;
    }
    if (rowMin > max) return max + 1;
  }
  return cells[left.length * width + right.length] ?? max + 1;
}

function cellDistance(
  cells: Uint8Array,
  left: string,
  right: string,
  row: number,
  column: number,
): number {
  const width = right.length + 1;
  const above = (row - 1) * width + column;
  const isSame = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
  const replaced = (cells[above - 1] ?? 0) + (isSame ? 0 : 1);
  const added = (cells[above + width - 1] ?? 0) + 1;
  const distance = Math.min(replaced, added, (cells[above] ?? 0) + 1);
  const isSwap =
    row > 1 &&
    column > 1 &&
    left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
    left.charCodeAt(row - 2) === right.charCodeAt(column - 1);
  return isSwap ? Math.min(distance, (cells[above - width - 2] ?? 0) + 1) : distance;
}
