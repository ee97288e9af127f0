import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeAll } from "../../worker/src/answering/build-index.ts";
import { evidenceOf, featuresOfEvidence } from "../../worker/src/answering/confidence.ts";
import { fuse } from "../../worker/src/answering/fuse.ts";
import { buildPlainIndex } from "../../worker/src/answering/plain-index.ts";
import { readQuestion } from "../../worker/src/answering/read-query.ts";
import { readyIndex } from "../../worker/src/answering/ready-index.ts";
import type { SentenceEncoder } from "../../worker/src/answering/semantics.ts";
import { readEncoderInNode } from "../models/node-encoder.ts";
import { type Domain, HELD_OUT_DOMAINS, knowledgeOf, readCorpus } from "./corpus.ts";
import { fitLogistic, type LabelledEvidence } from "./fit-logistic.ts";

/**
 * Fits the weights of `worker/src/answering/confidence-weights.ts` on the paraphrases beside this
 * file, and writes them. Deterministic.
 */
const TARGET = join(import.meta.dirname, "../../worker/src/answering/confidence-weights.ts");
const EXAMPLE_COUNTS = [1, 2, 3, 5];
/** Every so many entries one is taken away: its questions then have no answer, but near ones. */
const HELD_OUT_EVERY = 5;
/** From each of the other domains one in so many questions is asked, too: other subjects altogether. */
const FOREIGN_EVERY = 97;

function collect(encoder: SentenceEncoder | null, domains: readonly Domain[]): LabelledEvidence[] {
  const samples: LabelledEvidence[] = [];
  for (const [nth, domain] of domains.entries()) {
    const unanswered = [...domain.outOfScope, ...foreignTo(domain)];
    for (const count of EXAMPLE_COUNTS) {
      const neighbour = domains[(nth + 1) % domains.length];
      const merged = [...domain.entries, ...(neighbour?.entries ?? [])];
      samples.push(...ask(encoder, domain.entries, unanswered, count));
      samples.push(...ask(encoder, merged, unanswered, count));
    }
    process.stderr.write(`${domain.domain}\n`);
  }
  return samples;
}

function foreignTo(domain: Domain): string[] {
  return readCorpus()
    .filter((other) => other.domain !== domain.domain)
    .flatMap((other) => other.entries.flatMap((entry) => entry.questions))
    .filter((_, at) => at % FOREIGN_EVERY === 0);
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

const domains = readCorpus();
const unseen = domains.filter((domain) => HELD_OUT_DOMAINS.includes(domain.domain));
const words = fitLogistic(collect(null, domains));
const sentences = fitLogistic(collect(readEncoderInNode(), unseen));
writeFileSync(
  TARGET,
  `/**
 * Log-odds by feature, in the order of \`featuresOfEvidence\`. Written by \`npm run fit:confidence\`
 * from the paraphrases in \`tools/answering/corpus\`; not to be edited by hand.
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
