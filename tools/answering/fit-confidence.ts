import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encodeAll } from "../../worker/src/answering/build-index.ts";
import { evidenceOf, featuresOfEvidence } from "../../worker/src/answering/confidence.ts";
import { fuse } from "../../worker/src/answering/fuse.ts";
import { buildPlainIndex } from "../../worker/src/answering/plain-index.ts";
import { readQuestion } from "../../worker/src/answering/read-query.ts";
import { readyIndex } from "../../worker/src/answering/ready-index.ts";
import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import { readEncoderInNode } from "../models/node-encoder.ts";
import { type Domain, knowledgeOf, readCorpus } from "./corpus.ts";
import { fitLogistic, type LabelledEvidence } from "./fit-logistic.ts";
import { DEFAULT_FOLDER, type QuestionSet, readQuestionSets } from "./question-set.ts";

/**
 * Fits the weights of `worker/src/answering/confidence-weights.ts` and writes them: on the
 * paraphrases beside this file, and on the entries' own examples of the public question sets that
 * `docs/answering.md` describes, never on their queries. Deterministic.
 *
 *   npm run fit:confidence -- [--data DIR] [--without SET]
 *
 * `--without` leaves a set out, to see how the weights do on knowledge that they were not fitted on.
 */
const TARGET = join(import.meta.dirname, "../../worker/src/answering/confidence-weights.ts");
const EXAMPLE_COUNTS = [1, 2, 3, 5];
/** Every so many entries one is taken away: its questions then have no answer, but near ones. */
const HELD_OUT_EVERY = 5;
/** From each of the other domains one in so many questions is asked, too: other subjects altogether. */
const FOREIGN_EVERY = 97;

const { data = DEFAULT_FOLDER, without } = parseArgs({
  options: { data: { type: "string" }, without: { type: "string" } },
}).values;
const corpus = readCorpus();
const sets = readQuestionSets(data, []).filter((set) => set.name !== without);
const domains = [...corpus, ...corpus.map(withNeighbour), ...sets.flatMap(domainsOf)];
const encoder = rememberAll(readEncoderInNode());

function withNeighbour(domain: Domain, nth: number): Domain {
  const neighbour = corpus[(nth + 1) % corpus.length];
  return { ...domain, entries: [...domain.entries, ...(neighbour?.entries ?? [])] };
}

/** One domain for each seed: its examples are the knowledge, those of the others are asked. */
function domainsOf(set: QuestionSet): Domain[] {
  return (set.entries[0]?.examples ?? []).map((_, seed) => ({
    domain: `${set.name} ${seed + 1}`,
    entries: set.entries.map(({ id, examples }) => ({
      id,
      questions: [...new Set([...(examples[seed] ?? []), ...examples.flat()])],
    })),
    outOfScope: [],
  }));
}

function rememberAll(source: SentenceEncoder): SentenceEncoder {
  const known = new Map<string, Float32Array>();
  return {
    ...source,
    encode(text) {
      const vector = known.get(text) ?? source.encode(text);
      known.set(text, vector);
      return vector.slice();
    },
  };
}

function collect(asks: SentenceEncoder | null): LabelledEvidence[] {
  return domains.flatMap((domain) => {
    process.stderr.write(`${domain.domain}\n`);
    const unanswered = [...domain.outOfScope, ...foreignTo(domain)];
    return EXAMPLE_COUNTS.flatMap((count) => ask(asks, domain.entries, unanswered, count));
  });
}

function foreignTo(domain: Domain): string[] {
  const own = new Set(domain.entries.flatMap((entry) => entry.questions));
  return domains
    .flatMap((other) => other.entries.flatMap((entry) => entry.questions))
    .filter((text, at) => at % FOREIGN_EVERY === 0 && !own.has(text));
}

function ask(
  encoder: SentenceEncoder | null,
  entries: Domain["entries"],
  foreign: readonly string[],
  count: number,
): LabelledEvidence[] {
  const all = knowledgeOf(entries, count);
  const kept = all.filter((_, at) => at % HELD_OUT_EVERY !== 0);
  const missing = all.filter((_, at) => at % HELD_OUT_EVERY === 0).flatMap((entry) => entry.asked);
  const ready = readyIndex(
    buildPlainIndex(kept, encoder && { encoder, encodings: encodeAll(kept, encoder) }),
  );
  const judge = (text: string, rightId: number | null): LabelledEvidence[] => {
    const found = fuse(ready, readQuestion(ready, text), { encoder, matchesMax: 2 });
    const evidence = evidenceOf(ready, found);
    if (!evidence || found.usedEncoder !== (encoder !== null)) return [];
    const best = ready.index.entryIds[found.matches[0]?.position ?? -1];
    return [
      {
        features: featuresOfEvidence(evidence),
        isInScope: rightId !== null,
        isRight: rightId !== null && best === rightId,
      },
    ];
  };
  return [
    ...kept.flatMap((entry) => entry.asked.flatMap((text) => judge(text, entry.id))),
    ...[...missing, ...foreign].flatMap((text) => judge(text, null)),
  ];
}

const words = fitLogistic(collect(null));
const sentences = fitLogistic(collect(encoder));
writeFileSync(
  TARGET,
  `/**
 * Log-odds by feature, in the order of \`featuresOfEvidence\`. Written by \`npm run fit:confidence\`;
 * not to be edited by hand.
 */
export const CONFIDENCE_WEIGHTS = {
  words: {
    scope: ${list(words.scope)},
    confidence: ${list(words.confidence)},
  },
  sentences: {
    scope: ${list(sentences.scope)},
    confidence: ${list(sentences.confidence)},
  },
} as const satisfies Record<
  "words" | "sentences",
  Record<"scope" | "confidence", readonly number[]>
>;
`,
);

function list(weights: readonly number[]): string {
  return `[${weights.map((weight) => Math.round(weight * 1_000) / 1_000).join(", ")}]`;
}
