import { Needles } from "./needles.ts";
import { folded } from "./readable.ts";

/** All but the one space that stands between words. */
const ODD_SPACE = /\s\s+|[^\S ]/g;
const WORD = /[\p{L}\p{N}]/u;
/** They put no spaces between words, so that a word has no edges there. */
const WITHOUT_SPACES =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/**
 * Words and phrases, found whatever their case, accents or disguise, as whole words: `sex` is not
 * found in "Essex".
 */
export class Keywords {
  readonly #words: readonly string[];
  readonly #byWord: ReadonlyMap<string, readonly number[]>;
  readonly #needles: Needles;

  constructor(keywords: readonly string[]) {
    const byWord = new Map<string, number[]>();
    for (const [index, keyword] of keywords.entries()) {
      const word = folded(keyword).trim().replace(/\s+/g, " ");
      const known = byWord.get(word);
      if (known) known.push(index);
      else if (word !== "") byWord.set(word, [index]);
    }
    this.#byWord = byWord;
    this.#words = [...byWord.keys()];
    this.#needles = new Needles(this.#words);
  }

  /** By their place in the list, in its order; `text` has been folded. */
  foundIn(text: string): number[] {
    if (this.#words.length === 0) return [];
    const inOneLine = text.replace(ODD_SPACE, " ");
    const found = new Set<string>();
    this.#needles.eachIn(inOneLine, (needle, from, to) => {
      const word = this.#words[needle] ?? "";
      if (!found.has(word) && isWhole(inOneLine, from, to)) found.add(word);
    });
    return [...found].flatMap((word) => this.#byWord.get(word) ?? []).toSorted((a, b) => a - b);
  }
}

function isWhole(text: string, from: number, to: number): boolean {
  return (
    isEdge(text.charAt(from - 1), text.charAt(from)) && isEdge(text.charAt(to), text.charAt(to - 1))
  );
}

/** Whether a word may end between what is outside of it and what is inside. */
function isEdge(outside: string, inside: string): boolean {
  if (!WORD.test(outside) || !WORD.test(inside)) return true;
  return WITHOUT_SPACES.test(inside) || WITHOUT_SPACES.test(outside);
}
