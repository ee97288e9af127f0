import { AWAY, type Problem } from "./http-client.ts";
import type { SendOutcome } from "./send-queue.ts";

/** Not even asked: a call would already be kept at the other end. */
export const NOT_AGREED: Problem = { ...AWAY, status: 403, code: "consent_required" };

/** What becomes of a message that was refused. */
export function outcomeOf({ status, code, message, retryAfterMs }: Problem): SendOutcome {
  if (code === "disclaimer_required") return { type: "held" };
  // Asked again, it would be refused again: the guard says so, and how else to reach the business.
  if (code === "blocked" || code === "daily_ceiling") return { type: "refused" };
  if (status === 429) return { type: "later", afterMs: retryAfterMs, note: message };
  if (status === 0 || status >= 500) return { type: "later" };
  return { type: "refused", note: message };
}
