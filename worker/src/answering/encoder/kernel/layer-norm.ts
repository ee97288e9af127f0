import { LayerNorm } from "./tensors.ts";

const EPSILON: f32 = 0.000001;

/** Brings each row to mean 0 and variance 1, then scales and shifts it. */
export function applyLayerNorm(norm: LayerNorm, input: usize, rows: i32, output: usize): void {
  const bytes = (<usize>norm.size) << 2;
  for (let row = 0; row < rows; row++) {
    const offset = <usize>row * bytes;
    normalizeRow(norm, input + offset, output + offset, bytes);
  }
}

function normalizeRow(norm: LayerNorm, from: usize, to: usize, bytes: usize): void {
  const size = <f32>norm.size;
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) total = f32x4.add(total, v128.load(from + at));
  const mean = f32x4.splat(sumOfLanes(total) / size);
  let squares = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const distance = f32x4.sub(v128.load(from + at), mean);
    squares = f32x4.add(squares, f32x4.mul(distance, distance));
  }
  const factor = f32x4.splat(1 / Mathf.sqrt(sumOfLanes(squares) / size + EPSILON));
  for (let at: usize = 0; at < bytes; at += 16) {
    const normal = f32x4.mul(f32x4.sub(v128.load(from + at), mean), factor);
    const scaled = f32x4.mul(normal, v128.load(norm.scale + at));
    v128.store(to + at, f32x4.add(scaled, v128.load(norm.bias + at)));
  }
}

export function sumOfLanes(vector: v128): f32 {
  return (
    f32x4.extract_lane(vector, 0) +
    f32x4.extract_lane(vector, 1) +
    f32x4.extract_lane(vector, 2) +
    f32x4.extract_lane(vector, 3)
  );
}
