import type { SpamVerdict } from "../../../../contracts/admin/spam-rules.ts";
import { judge } from "./judge.ts";
import type { SpamRules } from "./rule-set.ts";

export interface TriedText {
  readonly text: string;
  readonly email: string | null;
  readonly canChallenge: boolean;
  readonly nowMs: number;
}

/** How a visitor's first words would be judged of whom nothing else is known. */
export function verdictOn(rules: SpamRules, { canChallenge, ...tried }: TriedText): SpamVerdict {
  const challenge = canChallenge ? "possible" : "impossible";
  const nobody = { signs: null, earlier: [], address: null, timesMs: [] } as const;
  const { score, isSpam, action, reasons } = judge(rules, { ...nobody, ...tried, challenge });
  return { score, is_spam: isSpam, action, reasons: [...reasons] };
}
