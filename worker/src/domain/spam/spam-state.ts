import type { VisitorSigns } from "../../../../contracts/guard.ts";

/** How a conversation was judged up to now. */
export interface SpamState {
  /** 0–1, of the worst that was said in it. */
  readonly score: number;
  readonly isSpam: boolean;
  /** In sentences for the client's users. */
  readonly reason: string | null;
  /** A user has said what it is: nobody judges it any more. */
  readonly isDecided: boolean;
  /** Whether a field was filled in that people do not see. */
  readonly isTrapped: boolean;
  /** When the visitor has shown to be a person; null: they have not. */
  readonly challengePassedAtMs: number | null;
  /**
   * The address rules that caught the visitor when they came, by id, where their address is not kept
   * whole; null: it is. Missing in what was stored before.
   */
  readonly addressRules?: readonly number[] | null;
}

export const NOT_JUDGED: SpamState = {
  score: 0,
  isSpam: false,
  reason: null,
  isDecided: false,
  isTrapped: false,
  challengePassedAtMs: null,
};

/** So long a visitor who was challenged is not challenged again. */
const CHALLENGE_LIFE_MS = 24 * 60 * 60 * 1000;

/** Of a conversation that begins; the visitor of the one before is no stranger. */
export function openingSpamState(
  before: SpamState | null,
  visit: { readonly signs?: VisitorSigns | null; readonly addressRules?: readonly number[] | null },
): SpamState {
  const challengePassedAtMs = before?.challengePassedAtMs ?? null;
  const isTrapped = isTrapFilled(visit.signs ?? null);
  // A conversation that opens by itself knows no more than the one before it.
  const { addressRules = before?.addressRules ?? null } = visit;
  return { ...NOT_JUDGED, isTrapped, challengePassedAtMs, addressRules };
}

export function isTrapFilled(signs: VisitorSigns | null): boolean {
  return Boolean(signs?.trap?.trim());
}

export function hasPassed({ challengePassedAtMs }: SpamState, nowMs: number): boolean {
  return challengePassedAtMs !== null && nowMs < challengePassedAtMs + CHALLENGE_LIFE_MS;
}
