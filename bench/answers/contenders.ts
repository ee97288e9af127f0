import { Problem } from "../../tools/local/problem.ts";
import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import type { Contender } from "./contender.ts";
import { ourEngine } from "./our-engine.ts";

export const OURS = "ours";

/** Ours first. With an encoder, ours stands a second time without it: what words alone can do. */
export async function contenders(
  encoder: SentenceEncoder | null,
  only: readonly string[] | null,
): Promise<Contender[]> {
  const own = [
    ourEngine(OURS, encoder),
    ...(encoder ? [ourEngine("ours, words alone", null)] : []),
  ];
  const isOwn = (name: string) => own.some((contender) => contender.name === name);
  const all = only?.every(isOwn) ? own : [...own, ...(await peers())];
  const stranger = only?.find((name) => all.every((contender) => contender.name !== name));
  if (stranger !== undefined) {
    const names = all.map((contender) => contender.name).join("; ");
    throw new Problem(`--only takes: ${names}. It got "${stranger}".`);
  }
  return all.filter((contender) => only === null || only.includes(contender.name));
}

/** Loaded when asked for: they take seconds to load. */
async function peers(): Promise<Contender[]> {
  const { miniSearch, FUZZINESS } = await import("./peers/mini-search.ts");
  const { WINK_BM25 } = await import("./peers/wink-bm25.ts");
  const { NODE_NLP } = await import("./peers/node-nlp.ts");
  const { KEYWORD_COUNT } = await import("./peers/keyword-count.ts");
  return [
    miniSearch("minisearch", false),
    miniSearch("minisearch fuzzy", FUZZINESS),
    WINK_BM25,
    NODE_NLP,
    KEYWORD_COUNT,
  ];
}
