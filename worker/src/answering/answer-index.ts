import type { Calibration } from "./calibration-lines.ts";
import type { Language } from "./language.ts";
import type { PackedVectors } from "./sentence-vectors.ts";

/** Raised whenever an index written by the old code would be misread by the new. */
export const ANSWER_INDEX_FORMAT = 2;

/**
 * A widget's knowledge, ready to be searched. Plain JSON: it travels inside the widget's snapshot.
 * Long tables are packed as base64 and unpacked once, by `ready-index.ts`.
 *
 * An entry is named by its position in `entryIds`; an example, which is one of its questions or a
 * sentence of its answer, by its position among all examples, in the order of their entries; a
 * feature by its position in `features`.
 */
export interface AnswerIndex {
  readonly format: typeof ANSWER_INDEX_FORMAT;
  readonly languages: readonly Language[];
  readonly entryIds: readonly number[];
  readonly priorities: readonly number[];
  /** What visitors' feedback adds to each entry's score, in thousandths. */
  readonly priors: readonly number[];
  /** Of each entry: its questions, and after them the sentences of its answer. */
  readonly exampleCounts: readonly number[];
  readonly sentenceCounts: readonly number[];
  /** Length of the sum of the vectors of each entry's questions, in thousandths. */
  readonly sumLengths: readonly number[];
  /** Hashes, ascending, of 32 bits. */
  readonly features: string;
  /** How many entries have each feature in an example. 32 bits each. */
  readonly entriesWith: string;
  /** Where the example postings of each feature begin; one more at the end. 32 bits each. */
  readonly exampleStarts: string;
  readonly examplePostings: string;
  /** The same for what entries are about: a posting's weight is the share, in 255ths. */
  readonly coverageStarts: string;
  readonly coveragePostings: string;
  /** Encodings of the examples; null where the index was built without an encoder. */
  readonly vectors: PackedVectors | null;
  /** How this knowledge's confidence differs from that of the knowledge it was fitted on. */
  readonly calibration: Calibration;
  /** Words as written, in code unit order: what a misspelt word may be repaired to. */
  readonly words: readonly string[];
  /** Hashes of the normalised questions, ascending, and the position of the entry of each. */
  readonly exactHashes: readonly number[];
  readonly exactPositions: readonly number[];
}

const ARRAYS = [
  "languages",
  "entryIds",
  "priorities",
  "priors",
  "exampleCounts",
  "sentenceCounts",
  "sumLengths",
  "words",
  "exactHashes",
  "exactPositions",
] as const satisfies readonly (keyof AnswerIndex)[];

const PACKED = [
  "features",
  "entriesWith",
  "exampleStarts",
  "examplePostings",
  "coverageStarts",
  "coveragePostings",
] as const satisfies readonly (keyof AnswerIndex)[];

/**
 * Null for anything that this version of the engine did not write: the caller then builds anew
 * rather than answering from data that means something else.
 *
 * Only the outline is checked. The numbers inside come from our own publisher, and walking all of
 * them would cost more than the first answer.
 */
export function readAnswerIndex(json: unknown): AnswerIndex | null {
  return isAnswerIndex(json) ? json : null;
}

function isAnswerIndex(json: unknown): json is AnswerIndex {
  if (typeof json !== "object" || json === null) return false;
  const fields = new Map<string, unknown>(Object.entries(json));
  if (fields.get("format") !== ANSWER_INDEX_FORMAT) return false;
  if (!ARRAYS.every((name) => Array.isArray(fields.get(name)))) return false;
  if (!PACKED.every((name) => typeof fields.get(name) === "string")) return false;
  if (typeof fields.get("calibration") !== "object") return false;
  const length = (name: (typeof ARRAYS)[number] | (typeof PACKED)[number]) => {
    const value = fields.get(name);
    return Array.isArray(value) || typeof value === "string" ? value.length : -1;
  };
  const entries = length("entryIds");
  return (
    ["priorities", "priors", "exampleCounts", "sentenceCounts", "sumLengths"].every(
      (name) => (fields.get(name) as unknown[]).length === entries,
    ) &&
    length("entriesWith") === length("features") &&
    length("exactHashes") === length("exactPositions")
  );
}
