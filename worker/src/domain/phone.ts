import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * E.164 where the number can be told from its text, with its extension behind it; as it was written
 * where it cannot. `country` is where it belongs when it is written without one.
 */
export function normalPhone(text: string, country: string): string {
  const parsed = parsePhoneNumberFromString(text, {
    extract: false,
    ...(isSupportedCountry(country) && { defaultCountry: country }),
  });
  if (!parsed?.isPossible()) return text.trim();
  return parsed.ext ? `${parsed.number} ext. ${parsed.ext}` : parsed.number;
}
