/** So few words repeat themselves by chance. */
const WORDS_MIN = 12;

/** How much of a text is words that it has said before, 0–1; 0 for short ones. */
export function repeatedShare(text: string): number {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length < WORDS_MIN) return 0;
  return 1 - new Set(words).size / words.length;
}

/** How often the same sign follows itself at most. Spaces and lines do not count. */
export function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  let before = "";
  for (const sign of text) {
    run = sign === before ? run + 1 : 1;
    before = sign;
    if (run > longest && sign.trim() !== "" && !/[-_=.]/.test(sign)) longest = run;
  }
  return longest;
}
