import { BACKGROUND_WORDS } from "./background-words.ts";
import type { Language } from "./language.ts";
import { roleOf } from "./word-roles.ts";

/** Negated log-probability, in nats, of the commonest word, and of one that the table has not. */
const COMMONEST_NATS = 3.5;
const UNKNOWN_NATS = 13;
/** Of other languages no frequencies are known, only what part a word plays. */
const ROLE_RARITIES = { stop: 0.1, weak: 0.4, modifier: 0.6, content: 0.9 } as const;

const nats = new Map<string, number>();
for (const [quarters, words] of BACKGROUND_WORDS) {
  for (const word of words.split(" ")) nats.set(word, quarters / 4);
}

/** How little one expects a word in any text: 0 for "the", 1 for a word that hardly anybody uses. */
export function backgroundRarity(word: string, language: Language): number {
  if (language === "es") return ROLE_RARITIES[roleOf(word, language)];
  const known = nats.get(word) ?? UNKNOWN_NATS;
  return (Math.min(UNKNOWN_NATS, known) - COMMONEST_NATS) / (UNKNOWN_NATS - COMMONEST_NATS);
}

/** How little one expects an English word in any text, in nats; null if the table has it not. */
export function everydayNats(word: string): number | null {
  return nats.get(word) ?? null;
}

/** A word as everybody spells it, which must not be "repaired" into another. */
export function isEverydayWord(word: string): boolean {
  return nats.has(word);
}

/** All of them that a misspelt word may stand for, in code unit order. */
export const EVERYDAY_WORDS: readonly string[] = [...nats.keys()]
  .filter((word) => word.length >= 4)
  .sort();
