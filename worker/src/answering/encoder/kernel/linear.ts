import { FEED_FORWARD_SIZE, TOKENS_MAX } from "./sizes.ts";
import { Linear } from "./tensors.ts";

export const STORE: i32 = 0;
export const STORE_POSITIVE: i32 = 1;
export const ADD: i32 = 2;

/** 8191 · 127 · 1536 still fits into the 32 bits of a sum: more levels would overflow it. */
const LEVEL_MAX: f32 = 8191;
/** Rows are multiplied two at a time; the one after the last may have to be there. */
const quantized: usize = heap.alloc(<usize>(((TOKENS_MAX + 1) * FEED_FORWARD_SIZE) << 1));
const rowScales: usize = heap.alloc(<usize>((TOKENS_MAX + 1) << 2));

/** output (rows × linear.outputs) = input (rows × linear.inputs) · weights + bias, kept as `mode` says. */
export function applyLinear(
  linear: Linear,
  input: usize,
  rows: i32,
  output: usize,
  mode: i32,
): void {
  const inputs = linear.inputs;
  for (let row = 0; row < rows; row++) quantizeRow(input, row, inputs);
  if (rows & 1) emptyRow(rows, inputs);
  // Outputs outside, so that four rows of weights stay in the nearest cache for all tokens.
  for (let first = 0; first < linear.outputs; first += 4) {
    for (let row = 0; row < rows; row += 2) multiplyBlock(linear, first, row, rows, output, mode);
  }
}

/** Each row has its own scale: the largest number takes the highest level. */
function quantizeRow(input: usize, row: i32, columns: i32): void {
  const from = input + ((<usize>(row * columns)) << 2);
  const to = quantized + ((<usize>(row * columns)) << 1);
  const bytes = (<usize>columns) << 2;
  let largest = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    largest = f32x4.max(largest, f32x4.abs(v128.load(from + at)));
  }
  const max = Mathf.max(
    Mathf.max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)),
    Mathf.max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)),
  );
  store<f32>(rowScales + ((<usize>row) << 2), max / LEVEL_MAX);
  const factor = f32x4.splat(max > 0 ? LEVEL_MAX / max : 0);
  for (let at: usize = 0; at < bytes; at += 32) {
    const low = f32x4.nearest(f32x4.mul(v128.load(from + at), factor));
    const high = f32x4.nearest(f32x4.mul(v128.load(from + at, 16), factor));
    const levels = i16x8.narrow_i32x4_s(
      i32x4.trunc_sat_f32x4_s(low),
      i32x4.trunc_sat_f32x4_s(high),
    );
    v128.store(to + (at >> 1), levels);
  }
}

function emptyRow(row: i32, columns: i32): void {
  memory.fill(quantized + ((<usize>(row * columns)) << 1), 0, (<usize>columns) << 1);
}

/** Four outputs of two rows: eight sums and their operands just fit into the sixteen registers. */
function multiplyBlock(
  linear: Linear,
  first: i32,
  row: i32,
  rows: i32,
  output: usize,
  mode: i32,
): void {
  const columns = <usize>linear.inputs;
  let weights = linear.weights + <usize>first * columns;
  let values = quantized + ((<usize>row * columns) << 1);
  const nextRow = columns << 1;
  const end = weights + columns;
  let a0 = i32x4.splat(0),
    a1 = i32x4.splat(0),
    a2 = i32x4.splat(0),
    a3 = i32x4.splat(0);
  let b0 = i32x4.splat(0),
    b1 = i32x4.splat(0),
    b2 = i32x4.splat(0),
    b3 = i32x4.splat(0);
  while (weights < end) {
    const a = v128.load(values);
    const b = v128.load(values + nextRow);
    const w0 = v128.load8x8_s(weights);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, w0));
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, w0));
    const w1 = v128.load8x8_s(weights + columns);
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, w1));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, w1));
    const w2 = v128.load8x8_s(weights + (columns << 1));
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, w2));
    b2 = i32x4.add(b2, i32x4.dot_i16x8_s(b, w2));
    const w3 = v128.load8x8_s(weights + columns * 3);
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(a, w3));
    b3 = i32x4.add(b3, i32x4.dot_i16x8_s(b, w3));
    weights += 8;
    values += 16;
  }
  keepFour(linear, first, row, output, mode, sumLanes(a0, a1, a2, a3));
  if (row + 1 < rows) keepFour(linear, first, row + 1, output, mode, sumLanes(b0, b1, b2, b3));
}

/** The sums of the lanes of four vectors, as the lanes of one. */
function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

function keepFour(
  linear: Linear,
  first: i32,
  row: i32,
  output: usize,
  mode: i32,
  sums: v128,
): void {
  const offset = (<usize>first) << 2;
  const rowScale = f32x4.splat(load<f32>(rowScales + ((<usize>row) << 2)));
  const scale = f32x4.mul(v128.load(linear.scales + offset), rowScale);
  const product = f32x4.mul(f32x4.convert_i32x4_s(sums), scale);
  let values = f32x4.add(product, v128.load(linear.bias + offset));
  const to = output + ((<usize>(row * linear.outputs + first)) << 2);
  if (mode === STORE_POSITIVE) values = f32x4.max(values, f32x4.splat(0));
  else if (mode === ADD) values = f32x4.add(values, v128.load(to));
  v128.store(to, values);
}
