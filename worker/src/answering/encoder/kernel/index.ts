import { applyLayer, Layer } from "./layer.ts";
import { sumOfLanes } from "./layer-norm.ts";
import { applyLinear, STORE } from "./linear.ts";
import { EMBEDDING_SIZE, STATE_SIZE, TOKENS_MAX, VOCABULARY_SIZE } from "./sizes.ts";
import { Linear, TensorReader } from "./tensors.ts";

const tokens: usize = heap.alloc(<usize>(TOKENS_MAX << 2));
const embedded: usize = heap.alloc(<usize>((TOKENS_MAX * EMBEDDING_SIZE) << 2));
const states: usize = heap.alloc(<usize>((TOKENS_MAX * STATE_SIZE) << 2));
const mean: usize = heap.alloc(<usize>(STATE_SIZE << 2));
const sentence: usize = heap.alloc(<usize>(STATE_SIZE << 2));

class Model {
  embeddings: usize;
  embeddingScales: usize;
  /** How fast each of the position's waves turns, in radians a token. */
  waveSpeeds: usize;
  first: Layer;
  second: Layer;
  last: Linear;

  constructor(reader: TensorReader) {
    this.embeddings = reader.take(VOCABULARY_SIZE * EMBEDDING_SIZE);
    this.embeddingScales = reader.takeFloats(VOCABULARY_SIZE);
    this.waveSpeeds = reader.takeFloats(EMBEDDING_SIZE / 2);
    this.first = new Layer(reader, EMBEDDING_SIZE);
    this.second = new Layer(reader, STATE_SIZE);
    this.last = new Linear(reader, STATE_SIZE, STATE_SIZE);
  }
}

let model: Model | null = null;

/** Where the weights are to be written, once; 0 if these cannot be the weights of this model. */
export function prepare(weightBytes: usize): usize {
  const start = heap.alloc(weightBytes);
  const reader = new TensorReader(start);
  model = new Model(reader);
  return reader.at - start === weightBytes ? start : 0;
}

/** Where the numbers of the tokens are to be written: 32 bits each. */
export function tokensAt(): usize {
  return tokens;
}

export function tokensMax(): i32 {
  return TOKENS_MAX;
}

/** Where the sentence's vector is found: 512 floats, of length 1. */
export function sentenceAt(): usize {
  return sentence;
}

/** Encodes the `count` tokens that were written: at least one, and no more than there is room for. */
export function encode(count: i32): void {
  const current = model;
  if (!current) return;
  for (let position = 0; position < count; position++) embed(current, position);
  applyLayer(current.first, embedded, count, states);
  applyLayer(current.second, states, count, states);
  averageStates(count);
  applyLinear(current.last, mean, 1, sentence, STORE);
  squashAndNormalize();
}

/**
 * The token's own vector twice, and the waves that tell its position: the graph adds the waves to the
 * vector, and the sum to the vector once more.
 */
function embed(current: Model, position: i32): void {
  const token = load<i32>(tokens + ((<usize>position) << 2));
  const from = current.embeddings + <usize>(token * EMBEDDING_SIZE);
  const to = embedded + ((<usize>(position * EMBEDDING_SIZE)) << 2);
  const scale: f32 = <f32>2 * load<f32>(current.embeddingScales + ((<usize>token) << 2));
  const half = EMBEDDING_SIZE / 2;
  for (let wave = 0; wave < half; wave++) {
    const angle = <f32>position * load<f32>(current.waveSpeeds + ((<usize>wave) << 2));
    const sine = <f32>load<i8>(from + <usize>wave) * scale + Mathf.sin(angle);
    const cosine = <f32>load<i8>(from + <usize>(wave + half)) * scale + Mathf.cos(angle);
    store<f32>(to + ((<usize>wave) << 2), sine);
    store<f32>(to + ((<usize>(wave + half)) << 2), cosine);
  }
}

function averageStates(count: i32): void {
  const rowBytes = (<usize>STATE_SIZE) << 2;
  const share = f32x4.splat(1 / <f32>count);
  for (let at: usize = 0; at < rowBytes; at += 16) {
    let sum = f32x4.splat(0);
    for (let row = 0; row < count; row++) {
      sum = f32x4.add(sum, v128.load(states + <usize>row * rowBytes + at));
    }
    v128.store(mean + at, f32x4.mul(sum, share));
  }
}

function squashAndNormalize(): void {
  const bytes = (<usize>STATE_SIZE) << 2;
  for (let at: usize = 0; at < bytes; at += 4) {
    store<f32>(sentence + at, Mathf.tanh(load<f32>(sentence + at)));
  }
  let squares = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const values = v128.load(sentence + at);
    squares = f32x4.add(squares, f32x4.mul(values, values));
  }
  const factor = f32x4.splat(1 / Mathf.sqrt(Mathf.max(sumOfLanes(squares), 1e-12)));
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(sentence + at, f32x4.mul(v128.load(sentence + at), factor));
  }
}
