import type { KnowledgeEntry } from "./knowledge-entry.ts";

/** Priors travel as whole numbers of this part. */
export const PRIOR_UNIT = 1_000;
/** As many opinions of either kind as every entry is thought to have: a few votes decide nothing. */
const ASSUMED_VOTES = 4;
/** Of the score. Feedback settles what is nearly even; it does not make a wrong entry right. */
const PRIOR_MAX = 0.05;
const PRIOR_PER_LOG_ODDS = 0.03;

/**
 * What visitors' feedback adds to an entry's score, in thousandths: the log-odds of being helpful,
 * smoothed (additive smoothing; Manning, Raghavan & Schütze 2008, §11.3.2), and bounded.
 */
export function priorOf(entry: Pick<KnowledgeEntry, "helpfulCount" | "notHelpfulCount">): number {
  const helpful = (entry.helpfulCount ?? 0) + ASSUMED_VOTES;
  const unhelpful = (entry.notHelpfulCount ?? 0) + ASSUMED_VOTES;
  const prior = PRIOR_PER_LOG_ODDS * Math.log(helpful / unhelpful);
  return Math.round(PRIOR_UNIT * Math.max(-PRIOR_MAX, Math.min(PRIOR_MAX, prior)));
}
