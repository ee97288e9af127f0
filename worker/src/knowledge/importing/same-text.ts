import { fold, foldedWords } from "../../answering/normalize.ts";

/** A key that two texts share when a reader would call them the same: case, accents and marks aside. */
export function sameText(text: string): string {
  const folded = fold(text);
  // A text without words, of emoji say, is compared as it stands.
  return foldedWords(folded).join(" ") || folded.trim();
}
