const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Digits with the separators that people put into phone, card, account and insurance numbers. */
const NUMBER = /\+?(?:\(\p{Nd}+\)[\s.-]?)?\p{Nd}(?:[\s().-]{0,2}\p{Nd})*/gu;
const ISO_DATE = /^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}$/u;
/** From here on a number identifies someone; below it is a price, a year, a time or a house. */
const PERSONAL_DIGITS_MIN = 6;

export const MASKED_EMAIL = "[email]";
export const MASKED_NUMBER = "[number]";

/**
 * A visitor's words without what identifies a person: e-mail addresses, phone numbers and other
 * long numbers. Names are not found: nothing in a sentence tells them apart for certain.
 */
export function maskPersonalData(text: string): string {
  return text.replace(EMAIL, MASKED_EMAIL).replace(NUMBER, (found) => {
    const digits = found.match(/\p{Nd}/gu)?.length ?? 0;
    return digits < PERSONAL_DIGITS_MIN || ISO_DATE.test(found) ? found : MASKED_NUMBER;
  });
}
