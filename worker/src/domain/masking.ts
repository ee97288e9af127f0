import type { MaskingKind } from "../../../contracts/guard.ts";
import { cardNumberAt } from "./card-numbers.ts";
import { type DigitGroup, digitRuns } from "./digit-groups.ts";
import { emailsIn } from "./email-addresses.ts";
import { PhoneNumbers } from "./phone-numbers.ts";
import { socialSecurityAt } from "./social-security-numbers.ts";

export interface Masking {
  readonly kinds: readonly MaskingKind[];
  /** ISO 3166-1 alpha-2: where a phone number belongs that is written without a country. */
  readonly country: string;
}

export interface Masked {
  readonly text: string;
  /** How often each kind was found; empty where nothing was. */
  readonly counts: Readonly<Partial<Record<MaskingKind, number>>>;
}

interface Found {
  readonly kind: MaskingKind;
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

/**
 * The text with what the kinds name replaced, so that it need not be stored. Of a card the last four
 * digits stay, as on a receipt; of the others nothing. It is repeated until nothing is found any
 * more, so that what was masked once is not changed by being masked again: two numbers that stood
 * apart might else be taken for a new one. Each time there are fewer digits and addresses left.
 */
export function maskText(text: string, masking: Masking): Masked {
  const counts: Partial<Record<MaskingKind, number>> = {};
  let masked = text;
  for (;;) {
    const found = findIn(masked, masking);
    if (found.length === 0) return { text: masked, counts };
    for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
    masked = replaced(masked, found);
  }
}

/** A JSON value with each text in it masked. */
export function maskJson(value: unknown, masking: Masking): unknown {
  if (typeof value === "string") return maskText(value, masking).text;
  if (Array.isArray(value)) return value.map((item) => maskJson(item, masking));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskJson(inner, masking)]),
  );
}

function findIn(text: string, { kinds, country }: Masking): Found[] {
  const wanted = new Set(kinds);
  if (wanted.has("email")) {
    const emails = emailsIn(text);
    // Digits of an address are looked at no more: it goes as a whole.
    if (emails.length > 0) {
      return emails.map((place) => ({ ...place, kind: "email", mask: "•••@•••" }));
    }
  }
  const phones = new PhoneNumbers(text, country);
  return digitRuns(text).flatMap((run) => findInRun(text, run, wanted, phones));
}

function findInRun(
  text: string,
  run: readonly DigitGroup[],
  wanted: ReadonlySet<MaskingKind>,
  phones: PhoneNumbers,
): Found[] {
  const found: Found[] = [];
  for (let first = 0; first < run.length; first += 1) {
    const here = foundAt(text, run, first, wanted, phones);
    if (!here) continue;
    const [begin, end] = [run[first], run[here.last]];
    if (!begin || !end) continue;
    found.push({ kind: here.kind, start: begin.start, end: end.end, mask: here.mask });
    first = here.last;
  }
  return found;
}

function foundAt(
  text: string,
  run: readonly DigitGroup[],
  first: number,
  wanted: ReadonlySet<MaskingKind>,
  phones: PhoneNumbers,
): { kind: MaskingKind; last: number; mask: string } | null {
  const isInternational = text[(run[first]?.start ?? 0) - 1] === "+";
  if (wanted.has("card_number") && !isInternational) {
    const last = cardNumberAt(run, first);
    if (last !== null) return { kind: "card_number", last, mask: `•••• ${lastFour(run, last)}` };
  }
  if (wanted.has("ssn") && !isInternational) {
    const last = socialSecurityAt(text, run, first);
    if (last !== null) return { kind: "ssn", last, mask: "•••-••-••••" };
  }
  if (!wanted.has("phone")) return null;
  const last = phones.at(run, first);
  return last === null ? null : { kind: "phone", last, mask: "••• ••• ••••" };
}

function lastFour(run: readonly DigitGroup[], last: number): string {
  const digits = run.slice(0, last + 1).map((group) => group.digits);
  return digits.join("").slice(-4);
}

function replaced(text: string, found: readonly Found[]): string {
  let [masked, from] = ["", 0];
  for (const { start, end, mask } of found) {
    masked += text.slice(from, start) + mask;
    from = end;
  }
  return masked + text.slice(from);
}
