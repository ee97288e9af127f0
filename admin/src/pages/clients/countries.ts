import type { Option } from "../../kit/select-field.tsx";

/** Names that are known for a region, but of no country: unions, islands of another's, placeholders. */
const NO_COUNTRIES = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What a client has until somebody says otherwise. */
const USUAL = "US";

/** Codes of today's countries, ISO 3166-1 alpha-2, as the runtime knows their names. */
function countryCodes(names: Intl.DisplayNames): string[] {
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return pairs.filter((code) => {
    if (NO_COUNTRIES.has(code) || names.of(code) === undefined) return false;
    // A code of former times stands for the country of today.
    return new Intl.Locale(`und-${code}`).region === code;
  });
}

/** By name, in the user's language. The chosen one is among them, whatever it is. */
export function countryOptions(language: string, chosen: string): Option<string>[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const codes = new Set([...countryCodes(names), chosen]);
  const options = [...codes].map((value) => ({ value, label: nameOf(names, value) }));
  return options.sort((one, other) => one.label.localeCompare(other.label, language));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  return (/^[A-Z]{2}$/.test(code) ? names.of(code) : undefined) ?? code;
}

/** Where whoever reads in this language is likely to be. */
export function countryOf(language: string): string {
  try {
    return new Intl.Locale(language).region ?? USUAL;
  } catch {
    return USUAL;
  }
}
