import { decodeBytes, encodeBytes } from "./packed-bytes.ts";
import type { SentenceEncoder } from "./semantics.ts";

/** The encodings of all examples, in their order, as they travel. */
export interface PackedVectors {
  /** Only a question encoded by the same model may be compared with them. */
  readonly model: string;
  readonly dimensions: number;
  /** What all examples have in common, taken away from each: it tells none from another. */
  readonly center: readonly number[];
  readonly bytes: string;
}

export interface ReadyVectors {
  readonly model: string;
  readonly dimensions: number;
  readonly center: readonly number[];
  readonly bytes: Int8Array;
  /** Brings each example's vector to length 1. */
  readonly factors: Float32Array;
  /** Length of the sum of the unit vectors of an entry's questions. */
  readonly sumLengths: Float32Array;
  /** The first dimensions of each entry's sum, scaled to length 1 in full. */
  readonly sketches: Float32Array;
}

const BYTE_MAX = 127;
/** The encoder's dimensions are sorted by how much they tell: the first are a sketch of the whole. */
export const SKETCH_DIMENSIONS = 48;

/** Keeps the direction: the largest component takes the whole of a byte. */
export function quantise(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const factor = largest > 0 ? BYTE_MAX / largest : 0;
  return Int8Array.from(vector, (value) => Math.round(value * factor));
}

/** A question of the knowledge as questions are compared with it: case says nothing. */
export function encodeExample(encoder: SentenceEncoder, example: string): Int8Array {
  return quantise(encoder.encode(example.toLowerCase()));
}

/** So many examples as the middle of all knowledge counts for in the middle of a small one. */
const CENTER_PRIOR = 10;
const CENTER_STEPS = 10_000;

interface EncodedEntry {
  readonly questions: readonly Int8Array[];
  /** Of its answer. */
  readonly sentences: readonly Int8Array[];
}

export function packVectors(
  encoder: Pick<SentenceEncoder, "model" | "dimensions">,
  entries: readonly EncodedEntry[],
): PackedVectors {
  const { model, dimensions } = encoder;
  const center = centerOf(
    entries.flatMap((entry) => entry.questions),
    dimensions,
  );
  const encodings = entries.flatMap((entry) => [...entry.questions, ...entry.sentences]);
  const bytes = new Int8Array(encodings.length * dimensions);
  for (const [at, encoding] of encodings.entries()) {
    if (encoding.every((value) => value === 0)) continue;
    bytes.set(quantise(centred(unitLength(encoding), center)), at * dimensions);
  }
  return { model, dimensions, center, bytes: encodeBytes(new Uint8Array(bytes.buffer)) };
}

/** A question's encoding as the examples of this knowledge stand: length 1 about their center. */
export function placeQuestion(vectors: ReadyVectors, encoding: Float32Array): Float32Array {
  if (encoding.every((value) => value === 0)) return encoding;
  return unitLength(centred(encoding, vectors.center));
}

function centerOf(encodings: readonly Int8Array[], dimensions: number): number[] {
  const sum = new Float64Array(dimensions);
  for (const encoding of encodings) {
    for (const [at, value] of unitLength(encoding).entries()) sum[at] = (sum[at] ?? 0) + value;
  }
  const count = encodings.length + CENTER_PRIOR;
  return Array.from(sum, (total) => Math.round((CENTER_STEPS * total) / count) / CENTER_STEPS);
}

function centred(vector: Float32Array, center: readonly number[]): Float32Array {
  return vector.map((value, at) => value - (center[at] ?? 0));
}

export function unitLength(vector: Float32Array | Int8Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return Float32Array.from(vector, (value) => value * factor);
}

export function readVectors(
  packed: PackedVectors,
  exampleStarts: Uint32Array,
  sentenceStarts: Uint32Array,
): ReadyVectors {
  const { model, dimensions, center } = packed;
  const bytes = new Int8Array(decodeBytes(packed.bytes).buffer);
  const factors = unitFactors(bytes, dimensions);
  const entryCount = exampleStarts.length - 1;
  const sumLengths = new Float32Array(entryCount);
  const sketches = new Float32Array(entryCount * SKETCH_DIMENSIONS);
  const sum = new Float32Array(dimensions);
  for (let entry = 0; entry < entryCount; entry += 1) {
    sum.fill(0);
    const end = sentenceStarts[entry] ?? 0;
    for (let example = exampleStarts[entry] ?? 0; example < end; example += 1) {
      addVector(sum, bytes, example * dimensions, factors[example] ?? 0);
    }
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    sumLengths[entry] = length;
    for (let at = 0; at < Math.min(SKETCH_DIMENSIONS, dimensions) && length > 0; at += 1) {
      sketches[entry * SKETCH_DIMENSIONS + at] = (sum[at] ?? 0) / length;
    }
  }
  return { model, dimensions, center, bytes, factors, sumLengths, sketches };
}

function addVector(sum: Float32Array, bytes: Int8Array, from: number, factor: number): void {
  for (let at = 0; at < sum.length; at += 1) {
    sum[at] = (sum[at] ?? 0) + factor * (bytes[from + at] ?? 0);
  }
}

function unitFactors(bytes: Int8Array, dimensions: number): Float32Array {
  const factors = new Float32Array(Math.floor(bytes.length / dimensions));
  for (let example = 0; example < factors.length; example += 1) {
    let squares = 0;
    for (let at = example * dimensions; at < (example + 1) * dimensions; at += 1) {
      const value = bytes[at] ?? 0;
      squares += value * value;
    }
    factors[example] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  }
  return factors;
}

/** Cosine of the question with one example. */
export function cosineWith(vectors: ReadyVectors, example: number, question: Float32Array): number {
  const { bytes, dimensions } = vectors;
  const from = example * dimensions;
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) sum += (bytes[from + at] ?? 0) * (question[at] ?? 0);
  return sum * (vectors.factors[example] ?? 0);
}
