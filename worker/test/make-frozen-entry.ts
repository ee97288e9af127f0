import type { FrozenEntry } from "../src/store/knowledge-versions.ts";

/** An entry of a version; override what the test is about. */
export function makeFrozenEntry(overrides: Partial<FrozenEntry> & { id: number }): FrozenEntry {
  return {
    category: "visit",
    question: "Where can I park?",
    alternativeQuestions: [],
    answer: "Behind the building.",
    keywords: [],
    priority: 0,
    sourceUrl: null,
    ...overrides,
  };
}
