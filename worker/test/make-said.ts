import type { SpamRuleFacts } from "../src/domain/snapshot.ts";
import type { Said } from "../src/domain/spam/judge.ts";
import type { SpamRules } from "../src/domain/spam/rule-set.ts";

/** Words of a visitor of whom nothing else is known. */
export function makeSaid(text: string, overrides: Partial<Said> = {}): Said {
  return {
    text,
    email: null,
    signs: null,
    earlier: [],
    address: null,
    timesMs: [],
    nowMs: 1_000_000,
    challenge: "possible",
    ...overrides,
  };
}

export function makeRules(overrides: Partial<SpamRules> = {}): SpamRules {
  return { spamRules: [], blockedIps: [], blockedKeywords: [], ...overrides };
}

export function makeRule(overrides: Partial<SpamRuleFacts> = {}): SpamRuleFacts {
  const rule = { id: 1, type: "keyword", value: "casino", action: "block", severity: "medium" };
  return { ...rule, ...overrides } as SpamRuleFacts; // The literals above are of its types.
}
