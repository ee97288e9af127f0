import { QUESTION_CHARS_MAX } from "../../../../contracts/knowledge-entries.ts";
import { meaningOf, similarity } from "../../answering/meaning.ts";
import { questionKey } from "./asking.ts";
import { WordTally } from "./content-words.ts";

const ALTERNATIVES_MAX = 8;
const KEYWORDS_MAX = 6;
const CANDIDATES_MAX = 200;
/** A variant that near to one that is there already teaches the engine nothing. */
const TAUGHT_SIMILARITY = 0.97;
const ALTERNATIVE_CHARS_MAX = 300;

export interface Variant {
  readonly text: string;
  readonly count: number;
}

/** An entry's beginnings: all but the answer, which only the owner of the knowledge has. */
export interface EntryDraft {
  readonly question: string;
  readonly alternativeQuestions: readonly string[];
  readonly keywords: readonly string[];
}

/** What an entry that closes a gap begins with. `others` are the other wordings of its cluster. */
export function draftEntry(representative: Variant, others: readonly Variant[]): EntryDraft {
  const question = representative.text;
  const tally = new WordTally();
  for (const variant of [representative, ...others]) tally.add(variant.text, variant.count);
  return {
    // By characters as readers count them, so that none is cut in half.
    question: [...question].slice(0, QUESTION_CHARS_MAX).join("").trim(),
    alternativeQuestions: diverseVariants(question, others),
    keywords: tally
      .ranked()
      .slice(0, KEYWORDS_MAX)
      .map(({ word }) => word),
  };
}

/**
 * The variants that differ most from the question and from each other: again and again the one whose
 * nearest neighbour among the chosen is farthest (farthest-first traversal: Gonzalez, "Clustering to
 * Minimize the Maximum Intercluster Distance", 1985); of equals the one asked more often.
 */
export function diverseVariants(question: string, variants: readonly Variant[]): string[] {
  const asked = new Set([questionKey(question)]);
  const left = variants
    .filter(({ text }) => text.length <= ALTERNATIVE_CHARS_MAX && !asked.has(questionKey(text)))
    .slice(0, CANDIDATES_MAX)
    .map((variant) => ({ ...variant, meaning: meaningOf(variant.text, null), near: -1 }));
  const chosen: string[] = [];
  let last = meaningOf(question, null);
  while (chosen.length < ALTERNATIVES_MAX && left.length > 0) {
    for (const each of left) each.near = Math.max(each.near, similarity(each.meaning, last));
    left.sort((a, b) => a.near - b.near || b.count - a.count || (a.text < b.text ? -1 : 1));
    const next = left.shift();
    if (next === undefined || next.near >= TAUGHT_SIMILARITY) break;
    chosen.push(next.text);
    last = next.meaning;
  }
  return chosen;
}
