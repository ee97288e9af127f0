import { answer } from "../../worker/src/answering/answer.ts";
import { buildIndex } from "../../worker/src/answering/build-index.ts";
import { readyIndex } from "../../worker/src/answering/ready-index.ts";
import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import { type Contender, RANKED_MAX } from "./contender.ts";

// No figure of the bench reads whether an answer clears it.
const ANY_THRESHOLD = 0.5;

export function ourEngine(name: string, encoder: SentenceEncoder | null): Contender {
  return {
    name,
    build(entries) {
      const index = buildIndex(entries, { encoder });
      readyIndex(index);
      return {
        indexBytes: () => Buffer.byteLength(JSON.stringify(index)),
        ask(text) {
          const options = { threshold: ANY_THRESHOLD, rankedMax: RANKED_MAX, encoder };
          const { ranked, scope, confidence, usedEncoder } = answer(index, text, options);
          return { ranked: ranked.map((entry) => entry.entryId), scope, confidence, usedEncoder };
        },
      };
    },
  };
}
