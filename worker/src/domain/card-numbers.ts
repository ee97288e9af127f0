import type { DigitGroup } from "./digit-groups.ts";

/** Ranges of first digits, with the lengths that their issuers give (ISO/IEC 7812). */
interface Issuer {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}

const LONG = [16, 17, 18, 19] as const;
const ISSUERS: readonly Issuer[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, ...LONG] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: LONG },
  { prefix: /^(?:6011|64[4-9]|65|62|60|81|82|508)/, lengths: LONG },
  { prefix: /^220[0-4]/, lengths: LONG },
  { prefix: /^(?:50(?:18|20|38)|5893|6304|67)/, lengths: [13, 14, 15, ...LONG] },
];

/** The usual lengths first: a number is not read together with what stands behind it. */
const LENGTHS = [16, 15, 14, 19, 13, 18, 17];
const DIGITS_MAX = 19;

/** The groups from `first` that are a card number, `last` included; null where none begins there. */
export function cardNumberAt(run: readonly DigitGroup[], first: number): number | null {
  const ends = endsByLength(run, first);
  for (const length of LENGTHS) {
    const last = ends.get(length);
    if (last !== undefined && isCardNumber(run.slice(first, last + 1))) return last;
  }
  return null;
}

/** Where a number of so many digits would end; as far as one separator is used throughout. */
function endsByLength(run: readonly DigitGroup[], first: number): Map<number, number> {
  const ends = new Map<number, number>();
  let length = 0;
  for (let at = first; at < run.length; at += 1) {
    const group = run[at];
    if (!group || (at > first + 1 && group.separator !== run[first + 1]?.separator)) break;
    length += group.digits.length;
    if (length > DIGITS_MAX) break;
    ends.set(length, at);
  }
  return ends;
}

function isCardNumber(groups: readonly DigitGroup[]): boolean {
  const digits = groups.map((group) => group.digits).join("");
  const isIssued = ISSUERS.some(
    ({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits),
  );
  if (!isIssued || weightedSum(digits) % 10 !== 0) return false;
  if (digits.length !== 13) return true;
  // Thirteen digits are more often a bar code, or a phone number in many parts.
  const shape = groups.map((group) => group.digits.length).join("-");
  return shape === "4-3-3-3" || (shape === "13" && !isBarCode(digits));
}

/** Luhn's sum (ISO/IEC 7812-1, annex B). */
function weightedSum(digits: string): number {
  let sum = 0;
  for (let fromEnd = 0; fromEnd < digits.length; fromEnd += 1) {
    const digit = Number(digits[digits.length - 1 - fromEnd]);
    const weighted = fromEnd % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}

/** EAN-13, and with it every ISBN since 2007. */
function isBarCode(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}
