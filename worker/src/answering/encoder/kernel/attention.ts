import { sumOfLanes } from "./layer-norm.ts";
import { HEADS, TOKENS_MAX } from "./sizes.ts";

const weights: usize = heap.alloc(<usize>(TOKENS_MAX << 2));

/**
 * Every token looks at every token, in each head by itself. A row of `input` holds query, key and
 * value, each of `size` numbers; a row of `output` the `size` numbers that were seen.
 */
export function attend(input: usize, rows: i32, size: i32, output: usize): void {
  const headBytes = (<usize>(size / HEADS)) << 2;
  const partBytes = (<usize>size) << 2;
  const rowBytes = partBytes * 3;
  const scale: f32 = 1 / Mathf.sqrt(<f32>(size / HEADS));
  for (let head = 0; head < HEADS; head++) {
    const queries = input + <usize>head * headBytes;
    const keys = queries + partBytes;
    const values = keys + partBytes;
    for (let row = 0; row < rows; row++) {
      weigh(queries + <usize>row * rowBytes, keys, rows, rowBytes, headBytes, scale);
      const to = output + <usize>row * partBytes + <usize>head * headBytes;
      mix(values, rows, rowBytes, headBytes, to);
    }
  }
}

/** The softmax of the query's products with the keys. */
function weigh(
  query: usize,
  keys: usize,
  rows: i32,
  rowBytes: usize,
  headBytes: usize,
  scale: f32,
): void {
  let largest: f32 = -Infinity;
  for (let row = 0; row < rows; row++) {
    const key = keys + <usize>row * rowBytes;
    let products = f32x4.splat(0);
    for (let at: usize = 0; at < headBytes; at += 16) {
      const product = f32x4.mul(v128.load(query + at), v128.load(key + at));
      products = f32x4.add(products, product);
    }
    const score = sumOfLanes(products) * scale;
    store<f32>(weights + ((<usize>row) << 2), score);
    largest = Mathf.max(largest, score);
  }
  let total: f32 = 0;
  for (let row = 0; row < rows; row++) {
    const at = weights + ((<usize>row) << 2);
    const weight = Mathf.exp(load<f32>(at) - largest);
    store<f32>(at, weight);
    total += weight;
  }
  for (let row = 0; row < rows; row++) {
    const at = weights + ((<usize>row) << 2);
    store<f32>(at, load<f32>(at) / total);
  }
}

function mix(values: usize, rows: i32, rowBytes: usize, headBytes: usize, to: usize): void {
  for (let at: usize = 0; at < headBytes; at += 16) {
    let sum = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      const weight = f32x4.splat(load<f32>(weights + ((<usize>row) << 2)));
      sum = f32x4.add(sum, f32x4.mul(weight, v128.load(values + <usize>row * rowBytes + at)));
    }
    v128.store(to + at, sum);
  }
}
