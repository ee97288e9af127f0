import { asksForPerson } from "../../domain/person-intent.ts";
import type { Asking } from "../../store/knowledge-insights.ts";
import { asksKnowledge } from "./asking.ts";

/**
 * - `unanswered`: no entry was given.
 * - `unhelpful`: one was, and the visitor said that it did not help.
 * - `unsure`: one was, but hardly above the threshold, and nobody said that it helped.
 */
export const GAP_KINDS = ["unanswered", "unhelpful", "unsure"] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** An answer this little above the threshold was nearly none. */
const UNSURE_MARGIN = 0.1;

/**
 * How badly an asking ended, in unanswered questions that had no consequence. A wrong answer is worse
 * than none. A visitor who goes away is the worst end; one who asks for a person costs somebody's
 * time; one who leaves details is still won, so that it weighs least.
 */
export const SEVERITIES = {
  unanswered: 1,
  unhelpful: 1.5,
  unsure: 0.4,
  abandoned: 1,
  askedForPerson: 0.75,
  ratedBadly: 0.5,
  leftDetails: 0.25,
} as const;

const BAD_RATING_MAX = 2;

/** Null for a question that was answered well enough, or that knowledge is not asked for. */
export function gapKindOf(asking: Asking, threshold: number): GapKind | null {
  if (!asksKnowledge(asking)) return null;
  if (asking.wasHelpful === true) return null;
  if (asking.entryId === null) return asksForPerson(asking.text) ? null : "unanswered";
  if (asking.wasHelpful === false) return "unhelpful";
  return asking.confidence < threshold + UNSURE_MARGIN ? "unsure" : null;
}

export interface Endings {
  readonly abandoned: boolean;
  readonly askedForPerson: boolean;
  readonly leftDetails: boolean;
  readonly ratedBadly: boolean;
}

export function endingsOf({ ending }: Asking): Endings {
  const { nextText, leadAfter, handedOver, wasAbandoned, rating } = ending;
  const askedForPerson = handedOver || (nextText !== null && asksForPerson(nextText));
  return {
    abandoned: wasAbandoned && nextText === null && !leadAfter && !askedForPerson,
    askedForPerson,
    leftDetails: leadAfter,
    ratedBadly: rating !== null && rating <= BAD_RATING_MAX,
  };
}

/** Severity of one asking: of what it got, and of what came of it. */
export function severityOf(kind: GapKind, endings: Endings): number {
  let severity: number = SEVERITIES[kind];
  for (const name of ["abandoned", "askedForPerson", "leftDetails", "ratedBadly"] as const) {
    if (endings[name]) severity += SEVERITIES[name];
  }
  return severity;
}
