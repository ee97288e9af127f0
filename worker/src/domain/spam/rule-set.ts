import type { RateRule } from "../rate-limit.ts";
import type { SpamRuleFacts, WidgetSnapshot } from "../snapshot.ts";
import { type AddressRange, parseRange, rangesOf } from "./addresses.ts";
import { Keywords } from "./keywords.ts";
import { Patterns } from "./patterns.ts";
import { parseRate } from "./rate-value.ts";

export type SpamRules = Pick<
  WidgetSnapshot["rules"],
  "spamRules" | "blockedIps" | "blockedKeywords"
>;

/** What of a widget's own lists is like a rule that blocks. */
export interface Hit {
  /** Null: of the widget's list. */
  readonly rule: SpamRuleFacts | null;
  /** What was found, as its owner wrote it. */
  readonly value: string;
}

/** A widget's rules, made ready once. What cannot be used finds nothing. */
export class RuleSet {
  readonly #rules: SpamRules;
  readonly #ofType: Readonly<Record<SpamRuleFacts["type"], readonly SpamRuleFacts[]>>;
  readonly #ranges: readonly (AddressRange | null)[];
  readonly #blockedRanges: readonly (AddressRange | null)[];
  readonly #rates: readonly { readonly rule: SpamRuleFacts; readonly rate: RateRule }[];
  // Made for the first text; addresses alone need neither.
  #keywords: Keywords | null = null;
  #patterns: Patterns | null = null;

  constructor(rules: SpamRules) {
    this.#rules = rules;
    const ofType = (type: SpamRuleFacts["type"]) =>
      rules.spamRules.filter((rule) => rule.type === type);
    this.#ofType = {
      keyword: ofType("keyword"),
      pattern: ofType("pattern"),
      rate_limit: ofType("rate_limit"),
      ip_block: ofType("ip_block"),
    };
    this.#ranges = this.#ofType.ip_block.map(({ value }) => parseRange(value));
    this.#blockedRanges = rules.blockedIps.map(parseRange);
    this.#rates = this.#ofType.rate_limit.flatMap((rule) => {
      const rate = parseRate(rule.value);
      return rate ? [{ rule, rate }] : [];
    });
  }

  /** Whether the rules look at words at all, and those folded. */
  get hasKeywords(): boolean {
    return this.#ofType.keyword.length > 0 || this.#rules.blockedKeywords.length > 0;
  }

  keywordHits(folded: string): Hit[] {
    const rules = this.#ofType.keyword;
    const { blockedKeywords } = this.#rules;
    this.#keywords ??= new Keywords([...rules.map(({ value }) => value), ...blockedKeywords]);
    return this.#keywords.foundIn(folded).map((place) => {
      const rule = rules[place] ?? null;
      return { rule, value: rule?.value ?? blockedKeywords[place - rules.length] ?? "" };
    });
  }

  patternHits(readable: string): Hit[] {
    const rules = this.#ofType.pattern;
    this.#patterns ??= new Patterns(rules.map(({ value }) => value));
    return this.#patterns.foundIn(readable).flatMap((place) => hitOf(rules[place]));
  }

  addressHits(address: string | null): Hit[] {
    const listed = rangesOf(this.#blockedRanges, address);
    return [
      ...rangesOf(this.#ranges, address).flatMap((place) => hitOf(this.#ofType.ip_block[place])),
      ...listed.map((place) => ({ rule: null, value: this.#rules.blockedIps[place] ?? "" })),
    ];
  }

  /** Of the address rules, those of these ids. */
  hitsOfKnown(ids: readonly number[]): Hit[] {
    return this.#ofType.ip_block.filter(({ id }) => ids.includes(id)).flatMap(hitOf);
  }

  /** `timesMs` of the visitor's messages up to now, oldest first; another comes now. */
  rateHits(timesMs: readonly number[], nowMs: number): Hit[] {
    return this.#rates
      .filter(({ rate }) => {
        const sinceMs = nowMs - rate.windowMs;
        return timesMs.filter((atMs) => atMs > sinceMs).length >= rate.messages;
      })
      .flatMap(({ rule }) => hitOf(rule));
  }

  /** How far back, and how many, the rate rules look at; null: there are none. */
  get widestRate(): RateRule | null {
    if (this.#rates.length === 0) return null;
    return {
      messages: Math.max(...this.#rates.map(({ rate }) => rate.messages)),
      windowMs: Math.max(...this.#rates.map(({ rate }) => rate.windowMs)),
    };
  }
}

function hitOf(rule: SpamRuleFacts | undefined): Hit[] {
  return rule ? [{ rule, value: rule.value }] : [];
}

/** By the snapshot's list, so that it is gone with it. */
const ready = new WeakMap<SpamRules, RuleSet>();

export function ruleSetOf(rules: SpamRules): RuleSet {
  const known = ready.get(rules);
  if (known) return known;
  const made = new RuleSet(rules);
  ready.set(rules, made);
  return made;
}
