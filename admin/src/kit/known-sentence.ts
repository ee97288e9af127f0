import { type TextKey, t } from "../i18n/i18n.ts";

/** A sentence that the API says, and the text that says the same; groups are the text's parameters. */
export type KnownSentence = readonly [RegExp, TextKey];

/** In the user's language; one that is not known here in the API's own words. */
export function sayKnown(known: readonly KnownSentence[], sentence: string): string {
  for (const [pattern, key] of known) {
    const match = pattern.exec(sentence);
    if (match) return t(key, match.groups ?? {});
  }
  return sentence;
}
