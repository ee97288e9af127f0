import { detectLanguage, type Language } from "../../answering/language.ts";
import { termOf } from "../../answering/terms.ts";
import { tokenize } from "../../answering/tokenize.ts";
import { roleOf } from "../../answering/word-roles.ts";

const WORD_CHARS_MIN = 3;
const WORD_CHARS_MAX = 40;
/** Not numbers, and not what a mask left behind. */
const LETTERS = /^[\p{L}\p{M}]+$/u;
const MASKS = new Set(["email", "number"]);

export interface ContentWord {
  /** What its inflections have in common. */
  readonly term: string;
  /** As written, but for case and accents. */
  readonly word: string;
}

/** The words of a text that name a subject, each once, in order. */
export function contentWords(text: string): ContentWord[] {
  const language: Language = detectLanguage(text) ?? "en";
  const found = new Map<string, ContentWord>();
  for (const word of tokenize(text)) {
    if (word.length < WORD_CHARS_MIN || word.length > WORD_CHARS_MAX) continue;
    if (!LETTERS.test(word) || MASKS.has(word)) continue;
    if (roleOf(word, language) !== "content") continue;
    const term = termOf(word, language);
    if (!found.has(term)) found.set(term, { term, word });
  }
  return [...found.values()];
}

/** How often each subject is named, by its most usual form. */
export class WordTally {
  readonly #counts = new Map<string, { total: number; forms: Map<string, number> }>();

  add(text: string, weight: number): void {
    for (const { term, word } of contentWords(text)) {
      const known = this.#counts.get(term) ?? { total: 0, forms: new Map<string, number>() };
      known.total += weight;
      known.forms.set(word, (known.forms.get(word) ?? 0) + weight);
      this.#counts.set(term, known);
    }
  }

  /** Most often named first. */
  ranked(): { readonly term: string; readonly word: string; readonly count: number }[] {
    return [...this.#counts]
      .map(([term, { total, forms }]) => ({ term, word: usualForm(forms), count: total }))
      .sort((left, right) => right.count - left.count || (left.word < right.word ? -1 : 1));
  }
}

function usualForm(forms: ReadonlyMap<string, number>): string {
  const sorted = [...forms].sort(
    ([left, leftCount], [right, rightCount]) =>
      rightCount - leftCount || left.length - right.length || (left < right ? -1 : 1),
  );
  return sorted[0]?.[0] ?? "";
}
