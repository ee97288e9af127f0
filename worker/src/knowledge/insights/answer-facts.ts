/** What of an answer can be compared letter for letter. */
export const FACT_KINDS = ["time", "price", "phone", "percentage", "number", "yes_no"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export type Facts = Readonly<Record<FactKind, ReadonlySet<string>>>;

export interface Contradiction {
  readonly kind: FactKind;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const CURRENCIES = "[$€£¥₹]|usd|eur|gbp|mxn|dollars?|euros?|pounds?|pesos?|dólares|dolares";
const AMOUNT = "\\p{Nd}+(?:[.,]\\p{Nd}{3})*(?:[.,]\\p{Nd}{1,2})?";
const PRICE = new RegExp(
  `(?:${CURRENCIES})\\s?(${AMOUNT})|(${AMOUNT})\\s?(?:${CURRENCIES})(?!\\p{L})`,
  "giu",
);
const PHONE = /\+?(?:\(\p{Nd}+\)[\s.-]?)?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){6,}/gu;
const PERCENTAGE = /(\p{Nd}+(?:[.,]\p{Nd}+)?)\s?(?:%|per ?cent|por ciento)/giu;
const CLOCK = /(?<![\p{Nd}:])(\p{Nd}{1,2}):(\p{Nd}{2})(?:\s?([ap])\.?\s?m\b\.?)?/giu;
const HOUR = /(?<![\p{Nd}:.,])(\p{Nd}{1,2})\s?([ap])\.?\s?m\b\.?/giu;
const NUMBER = /\p{Nd}+(?:[.,]\p{Nd}+)?/gu;
const YES =
  /^\W*(?:yes|yeah|yep|sure|certainly|of course|we do|sí|si|claro|por supuesto)(?![\p{L}\p{N}])/iu;
const NO =
  /^\W*(?:no|nope|not|never|sorry|unfortunately|we do not|we don't|we cannot|we can't|lo sentimos|lamentablemente|nunca)(?![\p{L}\p{N}])/iu;

const MINUTES_PER_HOUR = 60;
const NOON_HOUR = 12;

/** Each stretch of text counts as one fact: what was a price is no longer a number. */
export function factsOf(answer: string): Facts {
  let rest = answer.normalize("NFKC").replaceAll("’", "'");
  const yesNo = YES.test(rest) ? ["yes"] : NO.test(rest) ? ["no"] : [];
  const take = (pattern: RegExp, read: (found: RegExpExecArray) => string): Set<string> => {
    const facts = new Set<string>();
    for (const found of rest.matchAll(pattern)) facts.add(read(found));
    rest = rest.replace(pattern, " ; ");
    return facts;
  };
  const price = take(PRICE, ([, before, after]) => amountOf(before ?? after ?? ""));
  const percentage = take(PERCENTAGE, ([, share]) => amountOf(share ?? ""));
  const phone = take(PHONE, ([digits]) => digits.replace(/\P{Nd}/gu, ""));
  const clock = take(CLOCK, ([, hour, minute, half]) => timeOf(hour, minute, half));
  const hour = take(HOUR, ([, at, half]) => timeOf(at, "0", half));
  const number = take(NUMBER, ([found]) => amountOf(found));
  return {
    time: new Set([...clock, ...hour]),
    price,
    phone,
    percentage,
    number,
    yes_no: new Set(yesNo),
  };
}

/**
 * Where two answers to one question say different things. One that says more than the other does not
 * contradict it; a contradiction is a kind of fact of which each has something that the other lacks.
 */
export function contradictionsBetween(left: string, right: string): Contradiction[] {
  const one = factsOf(left);
  const other = factsOf(right);
  return FACT_KINDS.filter(
    (kind) => lacks(kind, one[kind], other[kind]) && lacks(kind, other[kind], one[kind]),
  ).map((kind) => ({ kind, left: [...one[kind]], right: [...other[kind]] }));
}

function lacks(kind: FactKind, facts: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...others].some((other) => ![...facts].some((fact) => isSameFact(kind, fact, other)));
}

/** One phone number may stand with its country's code and without. */
function isSameFact(kind: FactKind, left: string, right: string): boolean {
  return left === right || (kind === "phone" && (left.endsWith(right) || right.endsWith(left)));
}

/** As `hh:mm` of 24 hours. */
function timeOf(hour = "", minute = "", half: string | undefined): string {
  let hours = Number(hour);
  if (half) hours = (hours % NOON_HOUR) + (half.toLowerCase() === "p" ? NOON_HOUR : 0);
  const minutes = hours * MINUTES_PER_HOUR + Number(minute);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`;
}

/** "1,250.00", "1.250" and "1250" are one amount; "12,5" and "12.5" another. */
function amountOf(written: string): string {
  const grouped = written.replace(/[.,](?=\p{Nd}{3}(?:\P{Nd}|$))/gu, "").replace(",", ".");
  return String(Number(grouped));
}
