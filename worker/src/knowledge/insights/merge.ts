/**
 * Groups of what is alike on average: again and again the two nearest groups become one, until none
 * are as near as `similarityMin` (agglomerative clustering by average linkage: Sokal & Michener, "A
 * Statistical Method for Evaluating Systematic Relationships", 1958). Each item is in exactly one
 * group. Costs the square of the number of items in memory; callers bound it.
 */
export function merge(
  sizes: readonly number[],
  similarityOf: (left: number, right: number) => number,
  similarityMin: number,
): number[][] {
  const table = sizes.map((_, left) =>
    Float64Array.from(sizes, (_size, right) => (left === right ? -1 : similarityOf(left, right))),
  );
  const groups = new Map(sizes.map((_, at) => [at, [at]]));
  const weights = [...sizes];
  for (;;) {
    const pair = nearestPair(table, [...groups.keys()]);
    if (pair === null || pair.similarity < similarityMin) return [...groups.values()];
    absorb(table, weights, [...groups.keys()], pair);
    const joined = groups.get(pair.from) ?? [];
    groups.get(pair.into)?.push(...joined);
    groups.delete(pair.from);
  }
}

interface Pair {
  readonly into: number;
  readonly from: number;
  readonly similarity: number;
}

function nearestPair(table: readonly Float64Array[], alive: readonly number[]): Pair | null {
  let best: Pair | null = null;
  for (const [at, into] of alive.entries()) {
    const row = table[into];
    if (row === undefined) continue;
    for (let next = at + 1; next < alive.length; next += 1) {
      const from = alive[next] ?? 0;
      const similarity = row[from] ?? -1;
      if (best === null || similarity > best.similarity) best = { into, from, similarity };
    }
  }
  return best;
}

/** The similarity of a group to another is the mean over their members. */
function absorb(
  table: readonly Float64Array[],
  weights: number[],
  alive: readonly number[],
  { into, from }: Pair,
): void {
  const intoWeight = weights[into] ?? 1;
  const fromWeight = weights[from] ?? 1;
  for (const other of alive) {
    if (other === into || other === from) continue;
    const mean =
      (intoWeight * (table[into]?.[other] ?? -1) + fromWeight * (table[from]?.[other] ?? -1)) /
      (intoWeight + fromWeight);
    const row = table[into];
    const column = table[other];
    if (row) row[other] = mean;
    if (column) column[into] = mean;
  }
  weights[into] = intoWeight + fromWeight;
}
