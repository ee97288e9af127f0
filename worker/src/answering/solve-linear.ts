/** The x of matrix · x = right, for a square matrix that has one: Gaussian elimination with pivoting. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best = rows
      .map((row, at) => ({ at, size: at < pivot ? -1 : Math.abs(row[pivot] ?? 0) }))
      .reduce((a, b) => (b.size > a.size ? b : a));
    const chosen = rows[best.at] ?? [];
    rows[best.at] = rows[pivot] ?? [];
    rows[pivot] = chosen;
    for (const [at, row] of rows.entries()) {
      if (at === pivot) continue;
      const factor = (row[pivot] ?? 0) / (chosen[pivot] ?? 1);
      for (let column = pivot; column <= size; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (chosen[column] ?? 0);
      }
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
