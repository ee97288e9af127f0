/** Digits that stand together, as they are written. */
export interface DigitGroup {
  /** In ASCII, of whatever script they are. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the group before it in its run and this one; empty for the first. */
  readonly separator: string;
}

/**
 * Groups with no more between them than people put into one number: a space, a dash, a dot, brackets;
 * or what nobody sees, such as the marks of writing direction that come with a copied number.
 * Separators and digits share no character, so that the search never goes back: linear in the text.
 */
const RUN = /\p{Nd}+(?:[\p{Zs}\p{Cf}.\-‐-―()/]{1,3}\p{Nd}+)*/gu;
const PART = /(\P{Nd}*)(\p{Nd}+)/gu;

export function digitRuns(text: string): DigitGroup[][] {
  return [...text.matchAll(RUN)].map((run) =>
    [...run[0].matchAll(PART)].map(({ 0: whole, 1: separator = "", 2: written = "", index }) => {
      const end = run.index + index + whole.length;
      return { digits: asciiDigits(written), start: end - written.length, end, separator };
    }),
  );
}

/** Digits of every script as 0–9. */
export function asciiDigits(written: string): string {
  return written.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

const IS_DIGIT = /^\p{Nd}$/u;

/** Unicode keeps the ten digits of a script in order, and nothing else between them (UAX #44, Nd). */
function digitValue(digit: string): number {
  const at = digit.codePointAt(0) ?? 0;
  let zero = at;
  while (IS_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (at - zero) % 10;
}
