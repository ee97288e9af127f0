import type { DigitGroup } from "./digit-groups.ts";

/** Areas, groups and serials that were ever given (US Social Security Administration, POMS RM 10201.030). */
const GIVEN = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;
const SAYS_SO = /\b(?:ssn|s\.s\.n|social security|seguro social|soc\.? sec\.?|nss)/iu;
const CHARS_BEFORE = 40;
const CHARS_AFTER = 25;

/** The groups from `first` that look like a US social security number; null where none begins there. */
export function socialSecurityAt(
  text: string,
  run: readonly DigitGroup[],
  first: number,
): number | null {
  const [one, two, three] = run.slice(first, first + 3);
  if (one && one.digits.length === 9) {
    const around =
      text.slice(Math.max(0, one.start - CHARS_BEFORE), one.start) +
      text.slice(one.end, one.end + CHARS_AFTER);
    return GIVEN.test(one.digits) && SAYS_SO.test(around) ? first : null;
  }
  if (!one || !two || !three || three.separator !== two.separator) return null;
  if (`${one.digits.length}${two.digits.length}${three.digits.length}` !== "324") return null;
  // Part of a longer number, whose parts are set apart alike.
  const next = run[first + 3];
  const isPart =
    (first > 0 && one.separator === two.separator) || next?.separator === two.separator;
  if (isPart || !GIVEN.test(one.digits + two.digits + three.digits)) return null;
  return first + 2;
}
