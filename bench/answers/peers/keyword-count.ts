import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { type Built, type Contender, NOTHING_FOUND, RANKED_MAX } from "../contender.ts";
import { contentWords } from "../knowledge.ts";

/** How many of the message's words are keywords of the entry: what a simple widget does. */
export const KEYWORD_COUNT: Contender = { name: "keyword count", build };

function build(entries: readonly KnowledgeEntry[]): Built {
  const keywords = entries.map((entry) => ({ id: entry.id, words: new Set(entry.keywords) }));
  return {
    indexBytes: () => Buffer.byteLength(JSON.stringify(entries.map((entry) => entry.keywords))),
    ask(text) {
      const words = [...new Set(contentWords(text))];
      const found = keywords
        .map(({ id, words: own }) => ({ id, count: words.filter((word) => own.has(word)).length }))
        .filter(({ count }) => count > 0)
        .sort((left, right) => right.count - left.count || left.id - right.id);
      const best = found[0]?.count ?? 0;
      if (best === 0) return NOTHING_FOUND;
      return {
        ranked: found.slice(0, RANKED_MAX).map(({ id }) => id),
        scope: best / words.length,
        confidence: best / words.length,
        usedEncoder: false,
      };
    },
  };
}
