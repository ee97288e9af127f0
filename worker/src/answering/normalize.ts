/** Latin, Greek and Cyrillic accents, and the Arabic vowel signs that most people leave out. */
const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu;
const APOSTROPHES = /[’‘ʼ＇`´]/gu;

const EXPANSION_MAX = 2;

/**
 * One spelling for what readers take as the same: compatibility forms, case and accents folded.
 * Marks of scripts in which they are letters (Devanagari, Thai) stay.
 */
export function fold(text: string): string {
  const folded = text
    .replace(APOSTROPHES, "'")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ß/gu, "ss");
  // Compatibility forms can unfold to eighteen characters; nobody writes whole messages in them.
  return folded.slice(0, EXPANSION_MAX * text.length);
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text that `fold` has been through, in order, punctuation and emoji dropped. */
export function foldedWords(folded: string): string[] {
  const words: string[] = [];
  for (const match of folded.matchAll(WORD)) {
    const word = match[0].replace(/'s$/u, "").replaceAll("'", "");
    if (word !== "") words.push(word);
  }
  return words;
}
