import { fold, foldedWords } from "../normalize.ts";

/** A word with its place in the text, so that a part of the text can be cut out unchanged. */
export interface PlacedWord {
  /** Case and accents folded, as everywhere in the engine. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ][\p{L}\p{N}\p{M}]+)*/gu;

export function wordsInPlace(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: foldedWords(fold(match[0])).join(""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The words of a phrase in one of this folder's tables, folded as a text's words are. */
export function phraseWords(phrase: string): string[] {
  return wordsInPlace(phrase).map(({ word }) => word);
}
