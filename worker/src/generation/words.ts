import { fold, foldedWords } from "../answering/normalize.ts";
import { stem } from "../answering/stem.ts";
import { stemSpanish } from "../answering/stem-spanish.ts";
import { NEGATIONS, PLAIN_WORDS } from "./plain-words.ts";

export interface Words {
  /** Stems of the words that say something. */
  readonly content: ReadonlySet<string>;
  readonly isNegative: boolean;
}

export type Stemming = "en" | "es";

/** `text` has had its facts taken out. Spelt-out numbers are words like any other. */
export function readWords(text: string, stemming: Stemming): Words {
  const words = foldedWords(fold(spellOut(text)));
  const content = words.filter((word) => !PLAIN_WORDS.has(word) && !NEGATIONS.has(word));
  return {
    content: new Set(content.map((word) => (stemming === "es" ? stemSpanish(word) : stem(word)))),
    isNegative: words.some((word) => NEGATIONS.has(word)),
  };
}

function spellOut(text: string): string {
  return text
    .replace(/[’‘ʼ＇`´]/gu, "'")
    .replace(/\bcan't\b/giu, "can not")
    .replace(/\bwon't\b/giu, "will not")
    .replace(/n't\b/giu, " not")
    .replace(/'(?:re|ll|ve|d|m)\b/giu, " ");
}
