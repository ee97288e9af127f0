/** Whole numbers from 0 up to, not including, the bound. */
export type RandomBelow = (bound: number) => number;

/**
 * The same numbers for the same seed, on every machine. A counter whose bits are mixed as in the
 * finaliser of MurmurHash3 (Appleby, 2011): even enough to choose letters and words by.
 */
export function makeRandom(seed: number): RandomBelow {
  let counter = mixBits(seed);
  return (bound) => {
    counter = (counter + 0x9e3779b9) >>> 0;
    return Math.floor((mixBits(counter) / 2 ** 32) * bound);
  };
}

/** A number of 32 bits that looks nothing like its neighbours'. */
export function mixBits(value: number): number {
  let bits = value >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
