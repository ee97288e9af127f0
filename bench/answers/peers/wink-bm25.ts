import bm25 from "wink-bm25-text-search";
import nlp from "wink-nlp-utils";
import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { type Built, type Contender, NOTHING_FOUND, RANKED_MAX } from "../contender.ts";
import { certainScore, confidenceOf } from "./own-questions.ts";

const PREPARATION = [
  nlp.string.lowerCase,
  nlp.string.tokenize0,
  nlp.tokens.removeWords,
  nlp.tokens.stem,
];

export const WINK_BM25: Contender = { name: "wink-bm25", build };

function build(entries: readonly KnowledgeEntry[]): Built {
  const engine = bm25();
  engine.defineConfig({ fldWeights: { questions: 1 } });
  engine.definePrepTasks(PREPARATION);
  for (const entry of entries) {
    const questions = [entry.question, ...entry.alternativeQuestions].join(" \n");
    engine.addDoc({ questions }, entry.id);
  }
  engine.consolidate();
  const certain = certainScore(entries, (text) => engine.search(text, 1)[0]?.[1] ?? 0);
  return {
    indexBytes: () => Buffer.byteLength(engine.exportJSON()),
    ask(text) {
      const found = engine.search(text, RANKED_MAX);
      const score = found[0]?.[1] ?? 0;
      if (found.length === 0) return NOTHING_FOUND;
      return {
        ranked: found.map(([id]) => Number(id)),
        scope: score,
        confidence: confidenceOf(score, certain()),
        usedEncoder: false,
      };
    },
  };
}
