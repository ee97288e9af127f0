import type { SpamVerdict } from "../../../../contracts/admin/spam-rules.ts";
import { folded, readable } from "./readable.ts";
import { type Hit, type RuleSet, ruleSetOf, type SpamRules } from "./rule-set.ts";
import { type Reason, reasonsOf, SPAM_THRESHOLD, scoreOf, sentencesOf } from "./score.ts";
import { type Looks, seenIn } from "./signals.ts";

export interface Said extends Looks {
  readonly address: string | null;
  /** The ids of the address rules that are known to hold; null or missing: the address tells. */
  readonly addressRules?: readonly number[] | null;
  /** When the visitor's earlier messages came, oldest first. */
  readonly timesMs: readonly number[];
  readonly nowMs: number;
  /** Whether a visitor could be challenged, or was and passed. Who cannot be is only marked. */
  readonly challenge: "possible" | "passed" | "impossible";
}

export interface Verdict {
  /** 0–1. */
  readonly score: number;
  readonly isSpam: boolean;
  readonly action: SpamVerdict["action"];
  readonly reasons: readonly Reason[];
  /** The reasons in words; null where there are none. */
  readonly sentence: string | null;
  /** Those that caught it. */
  readonly ruleIds: readonly number[];
}

/** What a rule that only marks adds, by its severity. One that is high marks by itself. */
const FLAG_WEIGHT = { low: 1.5, medium: 2.5, high: 8 } as const;
const BLOCK_WEIGHT = 8;

/**
 * Judges a visitor's words by the widget's rules and by how they look. Blocking goes before
 * challenging, and that before marking.
 */
export function judge(rules: SpamRules, said: Said): Verdict {
  const hits = hitsOf(ruleSetOf(rules), said);
  const actions = new Set(hits.map((hit) => actionOf(hit, said.challenge)));
  const reasons = [...hits.map((hit) => reasonOf(hit, said.challenge)), ...reasonsOf(seenIn(said))];
  const score = scoreOf(reasons);
  const isSpam = score >= SPAM_THRESHOLD;
  const ruleIds = [...new Set(hits.flatMap(({ rule }) => (rule ? [rule.id] : [])))];
  const verdict = { score, reasons, sentence: sentencesOf(reasons), ruleIds };
  if (actions.has("block")) return { ...verdict, isSpam: true, action: "block" };
  if (actions.has("challenge")) return { ...verdict, isSpam, action: "challenge" };
  const isMarked = isSpam || actions.has("flag");
  return { ...verdict, isSpam, action: isMarked ? "flag" : "none" };
}

function hitsOf(set: RuleSet, said: Said): Hit[] {
  const { text, address, addressRules, timesMs, nowMs } = said;
  return [
    ...(set.hasKeywords ? set.keywordHits(folded(text)) : []),
    ...set.patternHits(readable(text)),
    ...(addressRules ? set.hitsOfKnown(addressRules) : set.addressHits(address)),
    ...set.rateHits(timesMs, nowMs),
  ];
}

function actionOf({ rule }: Hit, challenge: Said["challenge"]): SpamVerdict["action"] {
  if (!rule) return "block";
  if (rule.action !== "challenge" || challenge === "possible") return rule.action;
  // Who has shown to be a person is not asked twice.
  return challenge === "passed" ? "none" : "flag";
}

function reasonOf(hit: Hit, challenge: Said["challenge"]): Reason {
  const { rule, value } = hit;
  const action = actionOf(hit, challenge);
  const weight = weightOf(hit, action);
  if (!rule) {
    const isAddress = /^[\da-f.:/]+$/i.test(value) && /[.:]/.test(value);
    const what = isAddress ? `comes from ${value}` : `says “${value}”`;
    return {
      signal: isAddress ? "rule" : "keyword",
      detail: `It ${what}, which is blocked.`,
      weight,
    };
  }
  switch (rule.type) {
    case "keyword":
      return { signal: "keyword", detail: `It says “${value}”.`, weight };
    case "pattern":
      return { signal: "rule", detail: `It fits the pattern ${value}.`, weight };
    case "ip_block":
      return { signal: "rule", detail: `It comes from ${value}.`, weight };
    case "rate_limit":
      return { signal: "rule", detail: `Its visitor writes more than ${value}.`, weight };
  }
}

function weightOf({ rule }: Hit, action: SpamVerdict["action"]): number {
  if (action === "block" || !rule) return BLOCK_WEIGHT;
  return action === "flag" ? FLAG_WEIGHT[rule.severity] : 0;
}
