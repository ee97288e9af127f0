/** Room for every UTF-16 unit beside a state, in one number. */
const UNITS = 0x10000;

/**
 * Finds any number of texts in another in one pass (A. V. Aho, M. J. Corasick, "Efficient string
 * matching", 1975): the time grows with the text, not with how many are looked for.
 */
export class Needles {
  readonly #next = new Map<number, number>();
  /** By two units, mixed, whether a needle may begin with them: most of a text is passed over by this. */
  readonly #begins = new Uint8Array(UNITS);
  /** By unit, whether it is a needle. */
  readonly #isAll = new Uint8Array(UNITS);
  readonly #fallback: number[] = [0];
  /** Which needle ends in a state; -1: none. */
  readonly #ends: number[] = [-1];
  /** The next state on the way back in which a needle ends; 0: none. */
  readonly #shorter: number[] = [0];
  readonly #lengths: readonly number[];

  /** Empty ones are found nowhere. Of equal ones, the last is found. */
  constructor(needles: readonly string[]) {
    this.#lengths = needles.map(({ length }) => length);
    const children: [parent: number, unit: number, child: number][] = [];
    for (const [index, needle] of needles.entries()) {
      if (needle === "") continue;
      const first = needle.charCodeAt(0);
      if (needle.length === 1) this.#isAll[first] = 1;
      else this.#begins[mixed(first, needle.charCodeAt(1))] = 1;
      this.#ends[this.#add(needle, children)] = index;
    }
    this.#link(children);
  }

  /** `from` and `to` of every place where a needle stands. */
  eachIn(text: string, onFound: (needle: number, from: number, to: number) => void): void {
    const [begins, isAll, last] = [this.#begins, this.#isAll, text.length - 1];
    let state = 0;
    for (let at = 0; at <= last; at += 1) {
      const unit = text.charCodeAt(at);
      if (state === 0 && isAll[unit] === 0) {
        if (at === last || begins[mixed(unit, text.charCodeAt(at + 1))] === 0) continue;
      }
      state = this.#step(state, unit);
      if (state === 0) continue;
      let ending = (this.#ends[state] ?? -1) >= 0 ? state : (this.#shorter[state] ?? 0);
      while (ending !== 0) {
        const needle = this.#ends[ending] ?? -1;
        onFound(needle, at + 1 - (this.#lengths[needle] ?? 0), at + 1);
        ending = this.#shorter[ending] ?? 0;
      }
    }
  }

  #add(needle: string, children: [number, number, number][]): number {
    let state = 0;
    for (let at = 0; at < needle.length; at += 1) {
      const unit = needle.charCodeAt(at);
      const key = state * UNITS + unit;
      let child = this.#next.get(key);
      if (child === undefined) {
        child = this.#ends.push(-1) - 1;
        this.#next.set(key, child);
        children.push([state, unit, child]);
      }
      state = child;
    }
    return state;
  }

  /** By depth: a state falls back to a shorter one, which is linked before it. */
  #link(children: readonly [parent: number, unit: number, child: number][]): void {
    const depths = [0];
    for (const [parent, , child] of children) depths[child] = (depths[parent] ?? 0) + 1;
    const byDepth = children.toSorted(
      ([, , one], [, , other]) => (depths[one] ?? 0) - (depths[other] ?? 0),
    );
    for (const [parent, unit, child] of byDepth) {
      const back = parent === 0 ? 0 : this.#step(this.#fallback[parent] ?? 0, unit);
      this.#fallback[child] = back;
      this.#shorter[child] = (this.#ends[back] ?? -1) >= 0 ? back : (this.#shorter[back] ?? 0);
    }
  }

  #step(from: number, unit: number): number {
    for (let state = from; ; state = this.#fallback[state] ?? 0) {
      const next = this.#next.get(state * UNITS + unit);
      if (next !== undefined) return next;
      if (state === 0) return 0;
    }
  }
}

function mixed(unit: number, next: number): number {
  return ((unit << 5) ^ unit ^ next) & (UNITS - 1);
}
