import { NlpManager } from "node-nlp";
import type { KnowledgeEntry } from "../../../worker/src/answering/knowledge-entry.ts";
import { type Built, type Contender, RANKED_MAX } from "../contender.ts";

const NOTHING_KNOWN = "None";

export const NODE_NLP: Contender = { name: "node-nlp", build };

async function build(entries: readonly KnowledgeEntry[]): Promise<Built> {
  const manager = new NlpManager({
    languages: ["en"],
    nlu: { log: false },
    // It would read and write a file in the working directory.
    autoLoad: false,
    autoSave: false,
  });
  for (const entry of entries) {
    for (const example of [entry.question, ...entry.alternativeQuestions]) {
      manager.addDocument("en", example, String(entry.id));
    }
  }
  await manager.train();
  return {
    indexBytes: () => Buffer.byteLength(manager.export()),
    async ask(text) {
      const { classifications } = await manager.process("en", text);
      const found = classifications.filter(({ intent }) => intent !== NOTHING_KNOWN);
      // Its scores lie between 0 and 1 as they are.
      const score = found[0]?.score ?? 0;
      return {
        ranked: found
          .filter((one) => one.score > 0)
          .slice(0, RANKED_MAX)
          .map(({ intent }) => Number(intent)),
        scope: score,
        confidence: score,
        usedEncoder: false,
      };
    },
  };
}
