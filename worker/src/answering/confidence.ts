/** What is known of a match besides its rank. Shares are 0–1. */
export interface Evidence {
  readonly score: number;
  readonly coverage: number;
  /** Lead over the next entry, as a share of the score. */
  readonly margin: number;
  /** Weight of the question's words by role: 2 for two words that name a subject. */
  readonly informative: number;
}

/** Coefficients of the log-odds, fitted by hand on the paraphrases in the tests beside this file. */
const LOG_ODDS = {
  constant: -6,
  score: 3.4,
  coverage: 5.2,
  margin: 0.9,
  informative: 0.5,
} as const;
/** Words beyond this many make no match surer. */
const INFORMATIVE_MAX = 3;
/** Even a good match may be the wrong entry; only an entry's own question is near certain. */
const LEXICAL_MAX = 0.97;
export const EXACT_CONFIDENCE = 0.99;

/**
 * The probability that an entry answers the question: a logistic regression (Platt, "Probabilistic
 * Outputs for Support Vector Machines", 1999) over what the search saw.
 *
 * Coverage weighs most, since what tells a question that nobody has answered is words that no entry
 * knows. The margin weighs little: of two entries on the same subject either will do.
 */
export function confidenceOf(evidence: Evidence): number {
  const logOdds =
    LOG_ODDS.constant +
    LOG_ODDS.score * evidence.score +
    LOG_ODDS.coverage * evidence.coverage +
    LOG_ODDS.margin * evidence.margin +
    LOG_ODDS.informative * Math.min(INFORMATIVE_MAX, evidence.informative);
  return Math.min(LEXICAL_MAX, 1 / (1 + Math.exp(-logOdds)));
}
