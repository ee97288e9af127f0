import { type Conversation, end } from "../conversation.ts";
import type { Verdict } from "./judge.ts";
import { isTrapFilled, type SpamState } from "./spam-state.ts";

/** What is less suspicious is not worth a row's change. */
const NOTED_SCORE_MIN = 0.1;

/** The conversation after words that were taken, as they were judged. */
export function marked(before: Conversation, verdict: Verdict): Conversation {
  const { spam } = before;
  if (spam.isDecided || spam.isSpam) return before;
  const isWorse = verdict.score > spam.score && verdict.score >= NOTED_SCORE_MIN;
  if (!isWorse && !verdict.isSpam) return before;
  const after = withSpam(before, {
    score: Math.max(spam.score, verdict.score),
    isSpam: verdict.isSpam,
    reason: verdict.sentence,
  });
  return verdict.isSpam ? unanswered(after) : after;
}

/** The conversation that words end which were not taken. */
export function blocked(before: Conversation, verdict: Verdict, nowMs: number): Conversation {
  const { score, sentence: reason } = verdict;
  const after = withSpam(before, { score, isSpam: true, reason });
  return end(after, "spam", nowMs);
}

/** A user's word is the last. What was ended as spam has then simply ended. */
export function decided(before: Conversation, isSpam: boolean, reason: string | null) {
  const after = withSpam(before, { isSpam, isDecided: true, reason: isSpam ? reason : null });
  if (isSpam) return unanswered(after);
  return before.status === "spam" ? ({ ...after, status: "abandoned" } as const) : after;
}

/** `isVerified` false: whoever checks could not be reached, and nobody is kept out for that. */
export function passedChallenge(before: Conversation, isVerified: boolean, nowMs: number) {
  const unverified = "Whether it is a person could not be checked at the time.";
  const reason = isVerified ? before.spam.reason : (before.spam.reason ?? unverified);
  return withSpam(before, { challengePassedAtMs: nowMs, reason });
}

export function wasTrapped({ spam }: Conversation, signs: Parameters<typeof isTrapFilled>[0]) {
  return spam.isTrapped || isTrapFilled(signs);
}

function withSpam(before: Conversation, change: Partial<SpamState>): Conversation {
  return { ...before, spam: { ...before.spam, ...change }, revision: before.revision + 1 };
}

/** Nobody is waited for in spam; who answers it already may go on. */
function unanswered(conversation: Conversation): Conversation {
  const { phase } = conversation.handover;
  return phase === "claimed" ? conversation : { ...conversation, handover: { phase: "bot" } };
}
