import { decodeBytes } from "../packed-bytes.ts";
import type { SentenceEncoder } from "../semantics.ts";
import { SENTENCE_BASIS } from "./sentence-basis.ts";

/**
 * The same meanings in fewer numbers: what all sentences have in common is taken away, and what is
 * left is described along the axes on which sentences differ most (principal components; Jolliffe,
 * "Principal Component Analysis", 2002, ch. 2). The axes come first that tell most.
 */
export function condense(encoder: SentenceEncoder): SentenceEncoder {
  const { name, dimensions } = SENTENCE_BASIS;
  const mean = floatsOf(SENTENCE_BASIS.mean, SENTENCE_BASIS.meanStep);
  const axes = new Int8Array(decodeBytes(SENTENCE_BASIS.axes).buffer);
  return {
    model: `${encoder.model}+${name}`,
    dimensions,
    encode(text) {
      const sentence = encoder.encode(text);
      return saysNothing(sentence) ? new Float32Array(dimensions) : project(sentence, mean, axes);
    },
  };
}

function floatsOf(packed: string, step: number): Float32Array {
  const levels = new Int8Array(decodeBytes(packed).buffer);
  return Float32Array.from(levels, (level) => level * step);
}

function saysNothing(sentence: Float32Array): boolean {
  return sentence.every((value) => value === 0);
}

function project(sentence: Float32Array, mean: Float32Array, axes: Int8Array): Float32Array {
  const size = sentence.length;
  const projected = new Float32Array(axes.length / size);
  let squares = 0;
  for (let axis = 0; axis < projected.length; axis += 1) {
    const from = axis * size;
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      sum += (axes[from + at] ?? 0) * ((sentence[at] ?? 0) - (mean[at] ?? 0));
    }
    projected[axis] = sum;
    squares += sum * sum;
  }
  const length = Math.sqrt(squares);
  return length > 0 ? projected.map((value) => value / length) : projected;
}
