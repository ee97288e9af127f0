const ROUNDS = 60;

/**
 * The `count` directions in which centred rows spread most, widest first, each of length 1: subspace
 * iteration (Golub & Van Loan, "Matrix Computations", §8.2.4) from a fixed start.
 */
export function principalAxes(rows: readonly Float32Array[], count: number): Float32Array[] {
  const covariance = covarianceOf(rows);
  const size = covariance.length;
  // Waves of different lengths: not random, and not orthogonal to anything by accident.
  let axes: Float64Array[] = Array.from({ length: count }, (_, axis) =>
    Float64Array.from({ length: size }, (__, at) => Math.cos(((axis + 1) * (at + 1) * 37) % 101)),
  );
  orthonormalize(axes);
  for (let round = 0; round < ROUNDS; round += 1) {
    axes = axes.map((axis) => multiply(covariance, axis));
    orthonormalize(axes);
  }
  const spread = (axis: Float64Array) => dot(axis, multiply(covariance, axis));
  return axes
    .map((axis) => ({ axis, spread: spread(axis) }))
    .sort((left, right) => right.spread - left.spread)
    .map(({ axis }) => Float32Array.from(axis));
}

function covarianceOf(rows: readonly Float32Array[]): Float64Array[] {
  const size = rows[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let left = 0; left < size; left += 1) {
      const sum = sums[left];
      const value = row[left] ?? 0;
      if (!sum) continue;
      for (let right = 0; right < size; right += 1) {
        sum[right] = (sum[right] ?? 0) + value * (row[right] ?? 0);
      }
    }
  }
  return sums;
}

function multiply(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dot(row, vector));
}

/** Gram–Schmidt, in place. */
function orthonormalize(axes: Float64Array[]): void {
  for (const [at, axis] of axes.entries()) {
    for (const before of axes.slice(0, at)) {
      const share = dot(axis, before);
      for (let i = 0; i < axis.length; i += 1) axis[i] = (axis[i] ?? 0) - share * (before[i] ?? 0);
    }
    const length = Math.sqrt(dot(axis, axis));
    for (let i = 0; i < axis.length; i += 1) axis[i] = (axis[i] ?? 0) / length;
  }
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
