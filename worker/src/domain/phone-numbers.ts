import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { DigitGroup } from "./digit-groups.ts";

const DIGITS_MIN = 7;
const DIGITS_MAX = 15;
const GROUPS_MAX = 8;
/** Beyond this many numbers in one text the library is not asked any more: it costs too much. */
export const ASKED_MAX = 150;

const DATE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2}))(?:-|$)/;
/** What says of the digits behind it that they are no phone number. */
const OTHER_NUMBER =
  /(?:[#№$€£¥]|\b(?:order|invoice|ticket|ref(?:erence)?|case|tracking|isbn|id|n[ou]\.?|nr\.?|pedido|factura|referencia|expediente|seguimiento|n[úu]mero de (?:pedido|factura|cliente)|order number|account)\b)[\s:.#]*$/iu;
const CALLED = /\b(?:tel|phone|m[óo]vil|call):$/iu;
const AMOUNT = /^\s?(?:[$€£¥%]|(?:USD|EUR|GBP|MXN|dollars|euros|d[óo]lares|pesos)\b)/iu;

/** Looks for phone numbers in one text. */
export class PhoneNumbers {
  readonly #text: string;
  readonly #country: string;
  #asked = 0;

  /** `country` is where a number belongs that is written without one. */
  constructor(text: string, country: string) {
    this.#text = text;
    this.#country = country;
  }

  /** The groups from `first` that are a phone number, `last` included; null where none begins there. */
  at(run: readonly DigitGroup[], first: number): number | null {
    const begin = run[first];
    if (!begin || !this.#mayBegin(begin, first)) return null;
    let length = 0;
    const ends: number[] = [];
    for (let at = first; at < Math.min(run.length, first + GROUPS_MAX); at += 1) {
      length += run[at]?.digits.length ?? 0;
      if (length > DIGITS_MAX) break;
      if (length >= DIGITS_MIN) ends.unshift(at);
    }
    // The longest first: the end of a number is not left standing.
    return ends.find((end) => this.#isPhoneNumber(run.slice(first, end + 1))) ?? null;
  }

  /** A number does not begin in the middle of another, which only a space sets apart. */
  #mayBegin({ start, separator }: DigitGroup, first: number): boolean {
    if (first > 0 && !/[\p{Zs}]/u.test(separator)) return false;
    const before = this.#text.slice(Math.max(0, start - 30), start).replace(/[+(]+$/, "");
    if (/[\p{L}\p{Nd}_,:]$/u.test(before)) return CALLED.test(before);
    return !OTHER_NUMBER.test(before);
  }

  #isPhoneNumber(groups: readonly DigitGroup[]): boolean {
    const [begin, end] = [groups[0], groups.at(-1)];
    if (!begin || !end || AMOUNT.test(this.#text.slice(end.end, end.end + 10))) return false;
    const isInternational = /\+\(?$/.test(
      this.#text.slice(Math.max(0, begin.start - 2), begin.start),
    );
    const parts = groups.map(({ digits }) => digits).join("-");
    if (!isInternational && (DATE.test(parts) || /^97[89]/.test(parts))) return false;
    const digits = parts.replaceAll("-", "");
    this.#asked += 1;
    if (this.#asked > ASKED_MAX) return digits.length >= 9;
    const parsed = parsePhoneNumberFromString(isInternational ? `+${digits}` : digits, {
      extract: false,
      ...(isSupportedCountry(this.#country) && { defaultCountry: this.#country }),
    });
    return parsed?.isValid() ?? false;
  }
}
