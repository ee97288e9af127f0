import type { Dense, Norm, SourceLayer, SourceModel } from "./source-model.ts";

// The source model's graph in plain floating point, one line for each of its steps: what the
// encoder's fidelity is measured against. Slow, and used by nothing else.

const HEADS = 4;
const EPSILON = 1e-6;

type Row = Float32Array;

/** The vector of the tokens' sentence, of length 1. */
export function encodeInFloats(model: SourceModel, tokens: readonly number[]): Row {
  let states = tokens.map((token, position) => embed(model, token, position));
  for (const layer of model.layers) states = applyLayer(layer, states);
  const mean = Float32Array.from(states[0] ?? [], (_, index) => {
    return states.reduce((sum, state) => sum + at(state, index), 0) / states.length;
  });
  const squashed = applyDense(model.last, mean).map(Math.tanh);
  const length = Math.sqrt(dot(squashed, squashed));
  return squashed.map((number) => number / length);
}

function embed(model: SourceModel, token: number, position: number): Row {
  const { embeddings, embeddingSize, waveSpeeds } = model;
  const embedding = embeddings.slice(token * embeddingSize, (token + 1) * embeddingSize);
  const angles = waveSpeeds.map((speed) => position * speed);
  const waves = Float32Array.of(...angles.map(Math.sin), ...angles.map(Math.cos));
  // The graph adds the waves to the vector, and the sum to the vector once more.
  return add(embedding, add(embedding, waves));
}

function applyLayer(layer: SourceLayer, states: readonly Row[]): Row[] {
  const asked = states.map((state) =>
    applyDense(layer.queriesKeysValues, applyNorm(layer.attentionNorm, state)),
  );
  return attend(asked).map((seen, position) => {
    const state = states[position] ?? new Float32Array();
    const carried = layer.widening ? applyDense(layer.widening, state) : state;
    const attended = add(applyDense(layer.attentionOutput, seen), carried);
    const normed = applyNorm(layer.feedForwardNorm, attended);
    const hidden = applyDense(layer.feedForwardIn, normed).map((number) => Math.max(number, 0));
    return add(applyDense(layer.feedForwardOut, hidden), attended);
  });
}

/** Each row holds query, key and value; each of them the heads, one after the other. */
function attend(rows: readonly Row[]): Row[] {
  const size = (rows[0]?.length ?? 0) / 3;
  const headSize = size / HEADS;
  return rows.map((row) => {
    const seen = new Float32Array(size);
    for (let head = 0; head < HEADS; head += 1) {
      const from = head * headSize;
      const part = (source: Row, index: number) =>
        source.subarray(index * size + from, index * size + from + headSize);
      const scores = rows.map((other) => dot(part(row, 0), part(other, 1)) / Math.sqrt(headSize));
      for (const [other, weight] of softmax(scores).entries()) {
        const value = part(rows[other] ?? row, 2);
        for (let index = 0; index < headSize; index += 1) {
          seen[from + index] = at(seen, from + index) + weight * at(value, index);
        }
      }
    }
    return seen;
  });
}

function applyDense({ inputs, outputs, weights, bias }: Dense, input: Row): Row {
  const sums = Float64Array.from(bias);
  for (let row = 0; row < inputs; row += 1) {
    const factor = at(input, row);
    for (let column = 0; column < outputs; column += 1) {
      sums[column] = (sums[column] ?? 0) + factor * at(weights, row * outputs + column);
    }
  }
  return Float32Array.from(sums);
}

function applyNorm({ scale, bias }: Norm, input: Row): Row {
  const mean = input.reduce((sum, number) => sum + number, 0) / input.length;
  const variance = input.reduce((sum, number) => sum + (number - mean) ** 2, 0) / input.length;
  const factor = 1 / Math.sqrt(variance + EPSILON);
  return input.map(
    (number, index) => (number - mean) * factor * at(scale, index) + at(bias, index),
  );
}

function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function add(a: Row, b: Row): Row {
  return a.map((number, index) => number + at(b, index));
}

export function dot(a: Row, b: Row): number {
  return a.reduce((sum, number, index) => sum + number * at(b, index), 0);
}

function at(row: Row, index: number): number {
  return row[index] ?? 0;
}
