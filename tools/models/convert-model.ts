import { formatEncoderFile } from "../../worker/src/answering/encoder/encoder-file.ts";
import type { Dense, Norm, SourceLayer, SourceModel } from "./source-model.ts";

/** Raise it whenever the numbers change: encodings that were kept are then made anew. */
const CONVERSION = "int8-2";
const LEVEL_MAX = 127;
/** The kernel loads vectors sixteen bytes at a time. */
const ALIGNMENT = 16;

/** The file of the encoder: weights as bytes, with one scale for each output (or token). */
export function convertModel(model: SourceModel): Uint8Array {
  return formatEncoderFile({
    model: `universal-sentence-encoder-lite-en@${model.version}+${CONVERSION}`,
    pieces: model.pieces,
    scores: Float32Array.from(model.scores),
    weights: concatenateAligned([
      ...quantizeRows(model.embeddings, model.embeddingSize),
      bytesOf(model.waveSpeeds),
      ...model.layers.flatMap(layerParts),
      ...denseParts(model.last),
    ]),
  });
}

/** In the order in which kernel/layer.ts takes them. */
function layerParts(layer: SourceLayer): Uint8Array[] {
  return [
    ...normParts(layer.attentionNorm),
    ...denseParts(layer.queriesKeysValues),
    ...denseParts(layer.attentionOutput),
    ...(layer.widening ? denseParts(layer.widening) : []),
    ...normParts(layer.feedForwardNorm),
    ...denseParts(layer.feedForwardIn),
    ...denseParts(layer.feedForwardOut),
  ];
}

function normParts(norm: Norm): Uint8Array[] {
  return [bytesOf(norm.scale), bytesOf(norm.bias)];
}

function denseParts(dense: Dense): Uint8Array[] {
  return [...quantizeRows(transpose(dense), dense.inputs), bytesOf(dense.bias)];
}

function transpose({ inputs, outputs, weights }: Dense): Float32Array {
  const turned = new Float32Array(weights.length);
  for (let input = 0; input < inputs; input += 1) {
    for (let output = 0; output < outputs; output += 1) {
      turned[output * inputs + input] = weights[input * outputs + output] ?? 0;
    }
  }
  return turned;
}

/** The rows as bytes, and the scale of each: its largest number takes the highest level. */
function quantizeRows(matrix: Float32Array, rowSize: number): [Uint8Array, Uint8Array] {
  const levels = new Int8Array(matrix.length);
  const scales = new Float32Array(matrix.length / rowSize);
  for (let row = 0; row < scales.length; row += 1) {
    const numbers = matrix.subarray(row * rowSize, (row + 1) * rowSize);
    const largest = numbers.reduce((max, number) => Math.max(max, Math.abs(number)), 0);
    const scale = largest === 0 ? 1 : largest / LEVEL_MAX;
    scales[row] = scale;
    levels.set(
      numbers.map((number) => Math.round(number / scale)),
      row * rowSize,
    );
  }
  return [new Uint8Array(levels.buffer), bytesOf(scales)];
}

function bytesOf(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function concatenateAligned(parts: readonly Uint8Array[]): Uint8Array {
  const sizes = parts.map((part) => Math.ceil(part.length / ALIGNMENT) * ALIGNMENT);
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    bytes.set(part, at);
    at += sizes[index] ?? 0;
  }
  return bytes;
}
