import { writeFileSync } from "node:fs";
import path from "node:path";
import { encodeBytes } from "../../worker/src/answering/packed-bytes.ts";
import { readCorpus } from "../answering/corpus.ts";
import { PROJECT } from "../local/installed.ts";
import { readFullEncoderInNode } from "./node-encoder.ts";
import { principalAxes } from "./principal-axes.ts";

/**
 * Finds the axes on which the sentences of `tools/answering/corpus` differ most, and writes them to
 * `worker/src/answering/encoder/sentence-basis.ts`. Deterministic.
 */
const TARGET = path.join(PROJECT, "worker/src/answering/encoder/sentence-basis.ts");
const DIMENSIONS = 128;
const BYTE_MAX = 127;

const encoder = readFullEncoderInNode();
const texts = readCorpus().flatMap((domain) => [
  ...domain.entries.flatMap((entry) => entry.questions),
  ...domain.outOfScope,
]);
const sentences = texts.map((text) => encoder.encode(text.toLowerCase()));
const mean = meanOf(sentences);
const axes = principalAxes(
  sentences.map((sentence) => sentence.map((value, at) => value - (mean[at] ?? 0))),
  DIMENSIONS,
);
// One step for all axes: scaled each by its own, they would no longer be of one length.
const axisStep = Math.max(...axes.map(largest)) / BYTE_MAX;
const meanStep = largest(mean) / BYTE_MAX;
writeFileSync(
  TARGET,
  `/** Written by \`npm run fit:basis\`; not to be edited by hand. See \`condense.ts\`. */
export const SENTENCE_BASIS = {
  /** Part of the model's name: raised when the numbers change. */
  name: "axes-1",
  dimensions: ${DIMENSIONS},
  meanStep: ${meanStep},
  mean: "${pack([mean], meanStep)}",
  axes: "${pack(axes, axisStep)}",
};
`,
);

function meanOf(rows: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) for (const [at, value] of row.entries()) sum[at] = (sum[at] ?? 0) + value;
  return Float32Array.from(sum, (total) => total / rows.length);
}

function largest(row: Float32Array): number {
  return row.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
}

function pack(rows: readonly Float32Array[], step: number): string {
  const levels = Int8Array.from(rows.flatMap((row) => [...row].map((v) => Math.round(v / step))));
  return encodeBytes(new Uint8Array(levels.buffer));
}
