import type { VisitorSigns } from "../../../../contracts/guard.ts";
import { isDisposable, mailDomainsIn } from "./disposable-domains.ts";
import { Keywords } from "./keywords.ts";
import { KNOWN_PHRASES } from "./known-phrases.ts";
import { linksIn } from "./links.ts";
import { folded, readable, unseenCount } from "./readable.ts";
import { longestRun, repeatedShare } from "./repetition.ts";
import type { Feature } from "./weights.ts";

/** What a text's looks are told from. */
export interface Looks {
  readonly text: string;
  /** Left beside the text, as a lead. */
  readonly email: string | null;
  readonly signs: VisitorSigns | null;
  /** What the same visitor wrote before, newest last. */
  readonly earlier: readonly string[];
}

/** One thing that was seen: how much of it, 0 and up, and in words. */
export interface Seen {
  readonly feature: Feature;
  readonly amount: number;
  readonly detail: string;
}

const READ_CHARS_MAX = 4_000;
const SHOUTED_LETTERS_MIN = 20;
const TYPED_CHARS_PER_S_MAX = 40;
const OPEN_MS_MIN = 2_500;
const MANY = 4;

const LETTER = /\p{L}/gu;
const CAPITAL = /\p{Lu}/gu;
const MARK_PILES = /\p{M}{4,}/u;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LATIN_LIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const SPREAD = /(?<![\p{L}\p{N}])(?:\p{L}[ ._*-]){4,}\p{L}(?![\p{L}\p{N}])/u;
const EMOJI = /\p{Extended_Pictographic}/gu;
const MONEY =
  /(?:[$€£₿]\s?\d|\d[\d.,]{0,15}\s?(?:[$€£₽₿]|usd|eur|usdt|btc|dollars?\b|euros?\b))/giu;
const PERCENT = /\d{2,4}\s?%/gu;

/** Made for the first text: an isolate that only serves configs never needs it. */
let phrases: Keywords | null = null;

/** All that speaks against a text; nothing ever speaks for one. */
export function seenIn(looks: Looks): Seen[] {
  const text = readable(looks.text.slice(0, READ_CHARS_MAX));
  const small = folded(text);
  return [
    ...linkSigns(text),
    ...phraseSigns(small),
    ...letterSigns(looks.text.slice(0, READ_CHARS_MAX), text),
    ...repetitionSigns(small, looks.earlier),
    ...mailSigns(text, looks.email),
    ...browserSigns(looks),
  ].filter(({ amount }) => amount > 0);
}

function linkSigns(text: string): Seen[] {
  const links = linksIn(text);
  if (links.length === 0) return [];
  const odd = links.find(({ isOdd }) => isOdd);
  const chars = links.reduce((sum, { chars: own }) => sum + own, 0);
  return [
    { feature: "link", amount: 1, detail: "It has a link." },
    {
      feature: "more_links",
      amount: Math.min(links.length - 1, MANY),
      detail: `It has ${links.length} links.`,
    },
    {
      feature: "odd_link",
      amount: odd ? 1 : 0,
      detail: `Its link leads to ${odd?.host ?? ""}, where much spam leads.`,
    },
    {
      feature: "mostly_links",
      amount: chars * 2 > text.length && text.length > 20 ? 1 : 0,
      detail: "It is hardly more than links.",
    },
  ];
}

function phraseSigns(small: string): Seen[] {
  phrases ??= new Keywords(KNOWN_PHRASES);
  const found = phrases.foundIn(small).map((place) => KNOWN_PHRASES[place] ?? "");
  const money = small.match(MONEY)?.length ?? 0;
  const promises = small.match(PERCENT)?.length ?? 0;
  const quoted = found.slice(0, 3).map((phrase) => `“${phrase}”`);
  return [
    {
      feature: "phrase",
      amount: Math.min(found.length, 1),
      detail: `It says ${quoted.join(", ")}, as much spam does.`,
    },
    {
      feature: "more_phrases",
      amount: Math.min(Math.max(found.length - 1, 0), MANY),
      detail: `It says ${found.length} things that much spam says: ${quoted.join(", ")} and so on.`,
    },
    {
      feature: "money_phrase",
      amount: found.length > 0 && money + promises > 0 ? 1 : 0,
      detail: "It names sums or percentages beside them.",
    },
  ];
}

function letterSigns(raw: string, text: string): Seen[] {
  const letters = text.match(LETTER)?.length ?? 0;
  const capitals = text.match(CAPITAL)?.length ?? 0;
  const isShouted = letters >= SHOUTED_LETTERS_MIN && capitals > letters * 0.7;
  const mixed = (text.match(WORD) ?? []).filter((w) => LATIN.test(w) && LATIN_LIKE.test(w));
  const emoji = text.match(EMOJI)?.length ?? 0;
  const hidden = unseenCount(raw);
  return [
    { feature: "shouting", amount: isShouted ? 1 : 0, detail: "It is written in capitals." },
    {
      feature: "exclaiming",
      amount: /[!¡！]{3,}/u.test(text) || (text.match(/[!！]/gu)?.length ?? 0) > MANY ? 1 : 0,
      detail: "It exclaims more than people do.",
    },
    {
      feature: "emoji",
      amount: emoji > MANY ? 1 : 0,
      detail: `It has ${emoji} pictures in it.`,
    },
    {
      feature: "mixed_letters",
      amount: Math.min(mixed.length, 2),
      detail: `It has letters of two scripts in one word: “${mixed[0] ?? ""}”.`,
    },
    {
      feature: "hidden_letters",
      // Some scripts need one here and there; pictures are joined by them.
      amount:
        hidden > 2 + emoji * 3 && hidden * 8 > raw.length && !/\p{scx=Arab}|\p{scx=Deva}/u.test(raw)
          ? 1
          : 0,
      detail: "It has signs between its letters that nobody sees.",
    },
    {
      feature: "spread_letters",
      amount: SPREAD.test(text) || MARK_PILES.test(raw.normalize("NFD")) ? 1 : 0,
      detail: "Its words are pulled apart or covered with marks.",
    },
  ];
}

function repetitionSigns(small: string, earlier: readonly string[]): Seen[] {
  const share = repeatedShare(small);
  const again = earlier.filter((text) => text.length > 3 && folded(text) === small).length;
  return [
    {
      feature: "repeats_itself",
      amount: share > 0.6 ? 1 : 0,
      detail: "It says the same over and over.",
    },
    {
      feature: "long_run",
      amount: longestRun(small) > 24 ? 1 : 0,
      detail: "It has one sign many times in a row.",
    },
    {
      feature: "said_before",
      amount: Math.min(Math.max(again - 1, 0), MANY),
      detail: `It was sent ${again + 1} times.`,
    },
  ];
}

function mailSigns(text: string, email: string | null): Seen[] {
  const thrownAway = mailDomainsIn(email === null ? text : `${text}\n${email}`).find(isDisposable);
  const detail = `Its e-mail address is of ${thrownAway ?? ""}, which gives addresses to throw away.`;
  return [{ feature: "disposable_email", amount: thrownAway ? 1 : 0, detail }];
}

function browserSigns({ text, signs }: Looks): Seen[] {
  const openMs = signs?.since_open_ms ?? null;
  const isFast =
    openMs !== null && openMs < OPEN_MS_MIN && text.length * 1_000 > TYPED_CHARS_PER_S_MAX * openMs;
  return [
    {
      feature: "trap",
      amount: signs?.trap?.trim() ? 1 : 0,
      detail: "A field was filled in that people do not see.",
    },
    {
      feature: "no_interaction",
      amount: signs?.acted === false ? 1 : 0,
      detail: "The page saw neither pointer nor touch nor key.",
    },
    {
      feature: "speed",
      amount: isFast && text.length > 20 ? 1 : 0,
      detail: "It was there faster than anybody types.",
    },
  ];
}
