import type { QuestionSet } from "../../../tools/answering/question-set.ts";
import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { contentWords, entryOf } from "../knowledge.ts";
import { makeRandom, mixBits } from "../random.ts";

export interface Composed {
  readonly entries: readonly KnowledgeEntry[];
  /** Of each entry, the examples that its questions were made from. */
  readonly origins: readonly (readonly string[])[];
  /** One a drawn entry, in other words than its own. */
  readonly messages: readonly string[];
}

interface Model {
  /** Become the questions. */
  readonly known: readonly string[];
  /** Becomes the message. */
  readonly asked: string;
}

const QUESTIONS = 3;
const MESSAGES = 500;
/** Of the words of a question that are not stop words, one in so many stays. */
const WORD_KEPT_ONE_IN = 2;
const WORD = /[\p{L}\p{N}'’]+/gu;

/**
 * Knowledge of any size out of the sets' examples. The first round takes them as they are; in each
 * further round every content word may be exchanged for another of the sets' words, the same one
 * throughout the round's entry, so that entries resemble one another as in a large knowledge and the
 * messages still speak of their entry.
 */
export function composeKnowledge(sets: readonly QuestionSet[], size: number): Composed {
  const models = sets.flatMap((set) => set.entries.flatMap(({ examples }) => modelOf(examples)));
  const vocabulary = wordsOf(sets);
  const exchangeFor = (at: number) => exchanger(vocabulary, at, Math.floor(at / models.length));
  const modelAt = (at: number) => models[at % models.length] ?? { known: [], asked: "" };
  const random = makeRandom(size);
  const all = Array.from({ length: size }, (_, at) => at);
  return {
    entries: all.map((at) => entryOf(at, modelAt(at).known.map(exchangeFor(at)))),
    origins: all.map((at) => modelAt(at).known),
    messages: Array.from({ length: MESSAGES }, () => {
      const at = random(size);
      return exchangeFor(at)(modelAt(at).asked);
    }),
  };
}

function modelOf(examples: readonly (readonly string[])[]): Model[] {
  const known = (examples[0] ?? []).slice(0, QUESTIONS);
  const asked = examples.flat().find((example) => !known.includes(example));
  return asked === undefined ? [] : [{ known, asked }];
}

function wordsOf(sets: readonly QuestionSet[]): string[] {
  const words = new Set<string>();
  for (const { entries } of sets) {
    for (const { examples } of entries) {
      for (const word of examples.flat().flatMap(contentWords)) words.add(word);
    }
  }
  return [...words].sort();
}

function exchanger(vocabulary: readonly string[], at: number, round: number) {
  return (text: string) =>
    round === 0
      ? text
      : text.replace(WORD, (word) => {
          const [content] = contentWords(word);
          if (content === undefined) return word;
          const drawn = mixBits(hashOf(content) ^ mixBits(at));
          if (drawn % WORD_KEPT_ONE_IN === 0) return word;
          return vocabulary[Math.floor(drawn / WORD_KEPT_ONE_IN) % vocabulary.length] ?? word;
        });
}

function hashOf(word: string): number {
  let hash = 0;
  for (const character of word) hash = mixBits(hash ^ (character.codePointAt(0) ?? 0));
  return hash;
}
