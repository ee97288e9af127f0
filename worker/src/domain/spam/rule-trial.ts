import type { SpamRuleFacts } from "../snapshot.ts";
import { parseRange, rangesOf } from "./addresses.ts";
import { Keywords } from "./keywords.ts";
import { findPattern, Patterns } from "./patterns.ts";
import { parseRate } from "./rate-value.ts";
import { folded, readable } from "./readable.ts";

export type TriedRule = Pick<SpamRuleFacts, "type" | "value">;

/** What one visitor said in a conversation, oldest first. */
export interface TriedWords {
  readonly address: string | null;
  readonly said: readonly { readonly text: string; readonly atMs: number }[];
}

export interface CaughtWords {
  readonly atMs: number | null;
  /** Around what was caught. */
  readonly excerpt: string;
}

const EXCERPT_CHARS = 160;

/** What of a conversation a rule would have caught. Made once for the rule, asked for each. */
export function ruleTrial({ type, value }: TriedRule): (talk: TriedWords) => CaughtWords[] {
  switch (type) {
    case "keyword": {
      const keywords = new Keywords([value]);
      const holds = (text: string) => keywords.foundIn(folded(text)).length > 0;
      return ({ said }) => said.filter(({ text }) => holds(text)).map((one) => around(one, value));
    }
    case "pattern": {
      const patterns = new Patterns([value]);
      const fits = (text: string) => patterns.foundIn(readable(text)).length > 0;
      return ({ said }) =>
        said.filter(({ text }) => fits(text)).map((one) => aroundMatch(one, value));
    }
    case "ip_block": {
      const ranges = [parseRange(value)];
      return ({ address }) =>
        rangesOf(ranges, address).length > 0 ? [{ atMs: null, excerpt: address ?? "" }] : [];
    }
    case "rate_limit":
      return (talk) => tooMany(talk, value);
  }
}

function tooMany({ said }: TriedWords, value: string): CaughtWords[] {
  const rate = parseRate(value);
  if (!rate) return [];
  return said
    .filter(({ atMs }, index) => {
      const firstOfMany = said[index - rate.messages];
      return firstOfMany !== undefined && firstOfMany.atMs > atMs - rate.windowMs;
    })
    .map((one) => ({ atMs: one.atMs, excerpt: one.text.slice(0, EXCERPT_CHARS) }));
}

function around({ text, atMs }: TriedWords["said"][number], value: string): CaughtWords {
  const at = text.toLowerCase().indexOf(value.toLowerCase());
  return { atMs, excerpt: cut(text, Math.max(0, at), value.length) };
}

function aroundMatch({ text, atMs }: TriedWords["said"][number], pattern: string): CaughtWords {
  const seen = readable(text);
  const [from, to] = findPattern(pattern, seen) ?? [0, 0];
  return { atMs, excerpt: cut(seen, from, to - from) };
}

function cut(text: string, at: number, length: number): string {
  const spare = Math.max(0, EXCERPT_CHARS - length);
  const from = Math.max(0, at - Math.floor(spare / 2));
  const to = from + EXCERPT_CHARS;
  return `${from > 0 ? "…" : ""}${text.slice(from, to).toWellFormed()}${to < text.length ? "…" : ""}`;
}
