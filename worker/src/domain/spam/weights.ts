/**
 * What can be seen in a text or its way here, each with what it weighs: as `npm run fit:spam` fits it to
 * the corpus in tools/spam/.
 */
export const FEATURES = {
  link: { signal: "links", weight: 2.1 },
  more_links: { signal: "links", weight: 1.1 },
  odd_link: { signal: "links", weight: 3 },
  mostly_links: { signal: "links", weight: 0.6 },
  phrase: { signal: "known_phrases", weight: 2.4 },
  more_phrases: { signal: "known_phrases", weight: 3.5 },
  money_phrase: { signal: "known_phrases", weight: 1.5 },
  shouting: { signal: "shouting", weight: 0.9 },
  exclaiming: { signal: "shouting", weight: 0.8 },
  emoji: { signal: "shouting", weight: 0.8 },
  mixed_letters: { signal: "odd_letters", weight: 2 },
  hidden_letters: { signal: "odd_letters", weight: 3 },
  spread_letters: { signal: "odd_letters", weight: 2.1 },
  repeats_itself: { signal: "repetition", weight: 2.2 },
  long_run: { signal: "repetition", weight: 1 },
  said_before: { signal: "repetition", weight: 1.2 },
  disposable_email: { signal: "disposable_email", weight: 2.2 },
  trap: { signal: "trap", weight: 6.5 },
  no_interaction: { signal: "no_interaction", weight: 2 },
  speed: { signal: "speed", weight: 1.5 },
} as const;
export type Feature = keyof typeof FEATURES;

/** Of a text in which nothing was seen. */
export const BIAS = -5.3;
