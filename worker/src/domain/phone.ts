import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** E.164 where the number can be told from its text; as it was written where it cannot. */
export function normalPhone(text: string): string {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: "US", extract: false });
  return parsed?.isPossible() ? parsed.number : text.trim();
}
