import type { SpamRuleFacts } from "../snapshot.ts";
import { parseRange } from "./addresses.ts";
import { patternProblem } from "./patterns.ts";
import { parseRate } from "./rate-value.ts";
import { folded } from "./readable.ts";

/** Why a rule's value cannot be used, as the rest of a sentence; null: it can. */
export function ruleProblem({ type, value }: Pick<SpamRuleFacts, "type" | "value">): string | null {
  switch (type) {
    case "keyword":
      return /[\p{L}\p{N}\p{S}]/u.test(folded(value)) ? null : "must have a letter or a digit.";
    case "pattern":
      return patternProblem(value);
    case "rate_limit":
      return parseRate(value)
        ? null
        : "must be messages and seconds, such as 20/60: at most 1000 in at most 86400 seconds.";
    case "ip_block":
      return parseRange(value)
        ? null
        : "must be an IP address or a range such as 203.0.113.0/24 or 2001:db8::/32.";
  }
}
