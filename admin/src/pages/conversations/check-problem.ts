import { type KnownSentence, sayKnown } from "../../kit/known-sentence.ts";

/** Where a transcript breaks, as the API says it. */
const PROBLEMS: readonly KnownSentence[] = [
  [/^Message (?<seq>\d+) is missing/, "privacy.check_missing"],
  [/^Message (?<seq>\d+) has lost its place/, "privacy.check_unsealed"],
  [/^Message (?<seq>\d+) is not as it was written/, "privacy.check_altered"],
  [/ends with message (?<seq>\d+)/, "privacy.check_cut"],
];

export function problemText(problem: string): string {
  return sayKnown(PROBLEMS, problem);
}
