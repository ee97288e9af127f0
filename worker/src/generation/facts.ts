/**
 * What must never be invented: addresses of mail and web, phone numbers, times, prices and all other
 * numbers of a text, each in one spelling, so that "8 a.m." and "8:00 AM" are the same fact.
 */
export interface Reading {
  readonly facts: ReadonlySet<string>;
  /** The text without them. */
  readonly rest: string;
}

type Taker = readonly [pattern: RegExp, factsOf: (match: readonly string[]) => readonly string[]];

const PHONE_DIGITS_MIN = 7;

/** In this order: each takes what it finds out of the text that the next one sees. */
const TAKERS: readonly Taker[] = [
  [/[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+/gu, ([mail]) => [`mail:${trimmed(mail)}`]],
  [
    /(?:\b[a-z][a-z\d+.-]*:\/\/|\bwww\.)[^\s<>"]+|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}])(?:\/[^\s<>"]*)?/giu,
    ([address]) => [`url:${trimmed(address).replace(/^https?:\/\/|\/$/gu, "")}`],
  ],
  [/\+?\(?\p{N}[\p{N}\p{Zs}()./-]{5,}\p{N}/gu, phoneFacts],
  [/(\p{N}{1,2})(?:[:.](\p{N}{2}))?\s*([ap])\.?\s?m\b\.?/giu, timeFacts],
  [/(\p{Sc})\s?(\p{N}[\p{N}.,]*)/gu, ([, sign = "", amount]) => moneyFacts(sign, amount)],
  [/(\p{N}[\p{N}.,]*)\s?(\p{Sc}|%)/gu, ([, amount, sign = ""]) => moneyFacts(sign, amount)],
  [/\p{N}+(?:[.,:]\p{N}+)*/gu, ([number]) => [`number:${plainNumber(number)}`]],
  // A sign without its number promises one.
  [/\p{Sc}/gu, ([sign]) => [`sign:${sign}`]],
];

export function readFacts(text: string): Reading {
  const facts = new Set<string>();
  let rest = text.normalize("NFKC");
  for (const [pattern, factsOf] of TAKERS) {
    rest = rest.replace(pattern, (...parameters: unknown[]) => {
      const match = parameters.slice(0, -2).map((group) => (group === undefined ? "" : `${group}`));
      const found = factsOf(match);
      for (const fact of found) facts.add(fact);
      return found.length > 0 ? " " : (match[0] ?? "");
    });
  }
  return { facts, rest };
}

function trimmed(address = ""): string {
  return address.toLowerCase().replace(/[.,;:!?)\]'"]+$/u, "");
}

function phoneFacts([text = ""]: readonly string[]): string[] {
  const digits = text.replace(/\P{N}/gu, "");
  return digits.length < PHONE_DIGITS_MIN ? [] : [`phone:${digits}`];
}

/** The hour counts as a number too: "from 8 to 5 p.m." says no more than "8 a.m. to 5 p.m.". */
function timeFacts([, hour, minute = "00", half = ""]: readonly string[]): string[] {
  const time = plainNumber(`${hour}:${minute || "00"}`);
  return [`time:${time}${half.toLowerCase()}m`, `number:${time}`];
}

function moneyFacts(sign: string, amount = ""): string[] {
  const number = plainNumber(amount);
  return [`money:${sign}${number}`, `number:${number}`];
}

function plainNumber(text = ""): string {
  return text
    .replace(/[.,:]+$/u, "")
    .replace(/,(?=\p{N}{3}(?!\p{N}))/gu, "")
    .replace(/:00$|\.00?$/u, "");
}
