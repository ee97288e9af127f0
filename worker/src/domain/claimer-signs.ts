import type { Conversation, Handover } from "./conversation.ts";

/**
 * An open page tells that its user is there only for so many of the widget's away times after the
 * last that the user did: one left open over the weekend must not silence the bot until Monday.
 */
const PRESENCE_AWAY_TIMES = 3;

type Claim = Extract<Handover, { phase: "claimed" }>;

/** What is heard of a claim: of all this Postgres need not hear, so the revision stays. */
function changed(before: Conversation, change: (claim: Claim) => Claim): Conversation {
  const { handover } = before;
  if (handover.phase !== "claimed") return before;
  const after = change(handover);
  return after === handover ? before : { ...before, handover: after };
}

/** The claimer has answered just now. */
export function replied(before: Conversation, nowMs: number): Conversation {
  const signs = { lastSignAtMs: nowMs, lastActAtMs: nowMs, unansweredSinceMs: null };
  return changed(before, (claim) => ({ ...claim, ...signs }));
}

/** The claimer does something here: types, reads. */
export function showSign(before: Conversation, userId: number, nowMs: number): Conversation {
  const signs = { lastSignAtMs: nowMs, lastActAtMs: nowMs };
  return changed(before, (claim) => (claim.user.id === userId ? { ...claim, ...signs } : claim));
}

/** The claimer's page is open, whether or not anybody sits before it. */
export function showPresence(before: Conversation, userId: number, nowMs: number): Conversation {
  const countsMs = PRESENCE_AWAY_TIMES * before.widget.awayMs;
  return changed(before, (claim) =>
    claim.user.id === userId && nowMs <= claim.lastActAtMs + countsMs
      ? { ...claim, lastSignAtMs: nowMs }
      : claim,
  );
}

/** The visitor has said something that waits for the claimer, if nothing did before. */
export function waitForClaimer(before: Conversation, nowMs: number): Conversation {
  return changed(before, (claim) =>
    claim.unansweredSinceMs === null ? { ...claim, unansweredSinceMs: nowMs } : claim,
  );
}
