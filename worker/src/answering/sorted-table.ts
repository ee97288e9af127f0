/** Position of the first item that is not less than `wanted`; the length when all are less. */
export function lowerBound<T extends string | number>(sorted: readonly T[], wanted: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && item < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of `wanted`, the first of them if there are several; -1 when it is not there. */
export function findSorted<T extends string | number>(sorted: readonly T[], wanted: T): number {
  const at = lowerBound(sorted, wanted);
  return sorted[at] === wanted ? at : -1;
}
