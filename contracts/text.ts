import { z } from "zod";

/**
 * Text that Postgres can hold: NUL is not allowed in its text, lone surrogates not in its JSON.
 * Both are taken out here, at the edge, so that a stored row can always be delivered.
 */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

/** Whether a reader would see anything of it: not only spaces and invisible marks. */
export function hasVisibleText(text: string): boolean {
  return /[^\s\p{C}]/u.test(text);
}

/** Number of Unicode code points. */
export function codePointCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Trimmed, storable text of at most `charsMax` code points. */
export function boundedText(charsMax: number) {
  return z
    .string()
    .transform((text) => storableText(text).trim())
    .refine((text) => text.length <= charsMax || codePointCount(text) <= charsMax, {
      message: `must be at most ${charsMax} characters`,
    });
}

/** One line of text that a reader would see something of. */
export function visibleOneLine(charsMax: number) {
  return boundedText(charsMax)
    .refine(hasVisibleText, { message: "must not be empty" })
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), { message: "must be on one line" });
}
