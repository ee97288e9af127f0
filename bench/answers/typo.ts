import type { RandomBelow } from "./random.ts";

const WORD = /\p{L}{4,}/gu;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

type Edit = (letters: readonly string[], random: RandomBelow) => string[];

/** The four slips of a hand on a keyboard. */
const EDITS: readonly Edit[] = [
  function drop(letters, random) {
    const at = random(letters.length);
    return letters.filter((_, index) => index !== at);
  },
  function double(letters, random) {
    const at = random(letters.length);
    return letters.flatMap((letter, index) => (index === at ? [letter, letter] : [letter]));
  },
  function swap(letters, random) {
    const at = unequalPair(letters, random);
    if (at === null) return EDITS[0]?.(letters, random) ?? [...letters];
    const swapped = [...letters];
    swapped.splice(at, 2, letters[at + 1] ?? "", letters[at] ?? "");
    return swapped;
  },
  function replace(letters, random) {
    const at = random(letters.length);
    const others = [...LETTERS].filter((letter) => letter !== letters[at]?.toLowerCase());
    const other = others[random(others.length)] ?? "";
    return letters.map((letter, index) => (index === at ? other : letter));
  },
];

/**
 * The text with one edit in one of its words of four letters or more; a text without such a word
 * stays as it is.
 */
export function withTypo(text: string, random: RandomBelow): string {
  const words = [...text.matchAll(WORD)];
  const word = words[random(words.length)];
  const edit = EDITS[random(EDITS.length)];
  if (!word || !edit) return text;
  const misspelt = edit([...word[0]], random).join("");
  return text.slice(0, word.index) + misspelt + text.slice(word.index + word[0].length);
}

/** Where two different letters stand side by side: swapping equal ones would change nothing. */
function unequalPair(letters: readonly string[], random: RandomBelow): number | null {
  const places = letters.slice(1).flatMap((letter, at) => (letter === letters[at] ? [] : [at]));
  return places[random(places.length)] ?? null;
}
