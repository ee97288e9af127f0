import MiniSearch from "minisearch";
import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { type Built, type Contender, NOTHING_FOUND, RANKED_MAX } from "../contender.ts";
import { certainScore, confidenceOf } from "./own-questions.ts";
import { stemsOf } from "./stems.ts";

const FIELDS = ["question", "alternatives", "keywords"];

/** MiniSearch's own example of fuzziness: a fifth of a word's letters may differ. */
export const FUZZINESS = 0.2;

export function miniSearch(name: string, fuzzy: number | false): Contender {
  return { name, build: (entries) => build(entries, fuzzy) };
}

function build(entries: readonly KnowledgeEntry[], fuzzy: number | false): Built {
  const engine = new MiniSearch({
    fields: FIELDS,
    processTerm: (term) => stemsOf(term),
    searchOptions: { fuzzy },
  });
  engine.addAll(
    entries.map((entry) => ({
      id: entry.id,
      question: entry.question,
      alternatives: entry.alternativeQuestions.join(" \n"),
      keywords: entry.keywords.join(" "),
    })),
  );
  // A score grows with the words of the message: by word it says more about scope.
  const search = (text: string) => {
    const found = engine.search(text).slice(0, RANKED_MAX);
    const best = found[0]?.score ?? 0;
    return { found, score: best / Math.max(1, stemsOf(text).length) };
  };
  const certain = certainScore(entries, (text) => search(text).score);
  return {
    indexBytes: () => Buffer.byteLength(JSON.stringify(engine)),
    ask(text) {
      const { found, score } = search(text);
      if (found.length === 0) return NOTHING_FOUND;
      return {
        ranked: found.map((entry) => Number(entry.id)),
        scope: score,
        confidence: confidenceOf(score, certain()),
        usedEncoder: false,
      };
    },
  };
}
