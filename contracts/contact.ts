import { z } from "zod";
import { boundedText, hasVisibleText } from "./text.ts";

// What a visitor may leave of themselves.

/** Left out, null and blank are the same: not given. */
export const optionalLine = (charsMax: number) =>
  boundedText(charsMax)
    .nullish()
    .transform((text) => (text && hasVisibleText(text) ? text : null));

/** Names and domains of every script. */
const Email = z.email({ pattern: z.regexes.unicodeEmail });

export const contactEmail = optionalLine(254).refine(
  (email) => email === null || Email.safeParse(email).success,
  { message: "must be an e-mail address, like name@example.com" },
);

/** Digits of every script, what people put between them, and perhaps an extension. */
const PHONE = /^[+()\p{Nd}\s./-]+(?:\s*(?:x|#|ext\.?)\s*\p{Nd}+)?$/iu;

/** As typed, with at least six digits; it is normalised where it is stored. */
export const contactPhone = optionalLine(40).refine(
  (phone) => phone === null || (PHONE.test(phone) && phone.replace(/\P{Nd}/gu, "").length >= 6),
  { message: "must be a phone number, like +1 312 555 0143" },
);
