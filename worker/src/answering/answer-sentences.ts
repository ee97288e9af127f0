/** What an answer says after these has seldom to do with its question. */
const SENTENCES_MAX = 6;
const SENTENCE_CHARS = { min: 12, max: 300 } as const;
const LINK = /!?\[([^\]]*)\]\([^)]*\)/gu;
const MARKS = /[*_`#>|]+/gu;

/** The first sentences of an answer, without its Markdown: visitors ask for what stands there. */
export function answerSentences(answer: string): string[] {
  return answer
    .replace(LINK, "$1")
    .replace(MARKS, " ")
    .split(/(?<=[.!?…。！？])\s+|\n+/u)
    .map((sentence) => sentence.trim().slice(0, SENTENCE_CHARS.max))
    .filter((sentence) => sentence.length >= SENTENCE_CHARS.min)
    .slice(0, SENTENCES_MAX);
}
