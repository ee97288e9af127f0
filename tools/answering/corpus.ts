import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { KnowledgeEntry } from "../../worker/src/answering/knowledge-entry.ts";
import { tokenize } from "../../worker/src/answering/tokenize.ts";
import { roleOf } from "../../worker/src/answering/word-roles.ts";

/** Paraphrases written for this project: what the engine's constants are fitted on. */
const Domain = z.object({
  domain: z.string(),
  entries: z.array(z.object({ id: z.string(), questions: z.array(z.string()).min(6) })).min(10),
  outOfScope: z.array(z.string()),
});
export type Domain = z.infer<typeof Domain>;

const FOLDER = join(import.meta.dirname, "corpus");

export function readCorpus(): Domain[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => Domain.parse(JSON.parse(readFileSync(join(FOLDER, file), "utf8"))));
}

/** A domain's entries as a widget's knowledge with `count` questions each. */
export function knowledgeOf(
  entries: Domain["entries"],
  count: number,
): (KnowledgeEntry & { readonly asked: readonly string[] })[] {
  return entries.map(({ questions }, position) => {
    const [question = "", ...alternativeQuestions] = questions.slice(0, count);
    const words = [question, ...alternativeQuestions].flatMap(tokenize);
    return {
      id: position + 1,
      category: null,
      question,
      alternativeQuestions,
      answer: "",
      keywords: [...new Set(words.filter((word) => roleOf(word, "en") !== "stop"))],
      priority: 0,
      asked: questions.slice(count),
    };
  });
}
