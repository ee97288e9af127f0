import type { Language } from "./language.ts";
import { stem } from "./stem.ts";
import { stemSpanish } from "./stem-spanish.ts";

/** The term under which a word is filed: what its inflections have in common. */
export function termOf(word: string, language: Language): string {
  return language === "es" ? stemSpanish(word) : stem(word);
}
