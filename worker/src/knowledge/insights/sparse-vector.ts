/** A vector of which most parts are nought: the places that are not, and what stands there. */
export interface SparseVector {
  readonly places: Uint16Array;
  readonly parts: Float32Array;
}

export function toSparse(dense: Float32Array): SparseVector {
  const places: number[] = [];
  for (let at = 0; at < dense.length; at += 1) if (dense[at] !== 0) places.push(at);
  return {
    places: Uint16Array.from(places),
    parts: Float32Array.from(places, (place) => dense[place] ?? 0),
  };
}

export function sparseDot(sparse: SparseVector, dense: Float32Array): number {
  let sum = 0;
  for (const [at, place] of sparse.places.entries()) {
    sum += (sparse.parts[at] ?? 0) * (dense[place] ?? 0);
  }
  return sum;
}

export interface Nearest {
  readonly id: number;
  readonly similarity: number;
}

/**
 * Finds the nearest of many sparse vectors by an inverted list of each place, so that a search costs
 * what the vectors have in common and not what there are of them.
 */
export class SparseNeighbours {
  readonly #idsByPlace: number[][] = [];
  readonly #partsByPlace: number[][] = [];
  #count = 0;

  /** Ids count from 0 in the order of adding. */
  add(vector: SparseVector): number {
    const id = this.#count;
    this.#count += 1;
    for (const [at, place] of vector.places.entries()) {
      let ids = this.#idsByPlace[place];
      let parts = this.#partsByPlace[place];
      if (ids === undefined || parts === undefined) {
        ids = [];
        parts = [];
        this.#idsByPlace[place] = ids;
        this.#partsByPlace[place] = parts;
      }
      ids.push(id);
      parts.push(vector.parts[at] ?? 0);
    }
    return id;
  }

  /** The nearest, the first added of equals; null when nothing is nearer than a right angle. */
  nearest(vector: SparseVector): Nearest | null {
    const sums = this.#similarities(vector);
    let id = -1;
    let similarity = 0;
    for (let at = 0; at < sums.length; at += 1) {
      const sum = sums[at] ?? 0;
      if (sum > similarity) {
        id = at;
        similarity = sum;
      }
    }
    return id < 0 ? null : { id, similarity };
  }

  /** All at least this near, in the order of adding. */
  within(vector: SparseVector, similarityMin: number): Nearest[] {
    const found: Nearest[] = [];
    const sums = this.#similarities(vector);
    for (let id = 0; id < sums.length; id += 1) {
      const similarity = sums[id] ?? 0;
      if (similarity >= similarityMin) found.push({ id, similarity });
    }
    return found;
  }

  #similarities(vector: SparseVector): Float32Array {
    const sums = new Float32Array(this.#count);
    for (let at = 0; at < vector.places.length; at += 1) {
      const place = vector.places[at] ?? 0;
      const part = vector.parts[at] ?? 0;
      const ids = this.#idsByPlace[place] ?? [];
      const parts = this.#partsByPlace[place] ?? [];
      for (let posting = 0; posting < ids.length; posting += 1) {
        const id = ids[posting] ?? 0;
        sums[id] = (sums[id] ?? 0) + part * (parts[posting] ?? 0);
      }
    }
    return sums;
  }
}
