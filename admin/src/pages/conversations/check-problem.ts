import { type TextKey, t } from "../../i18n/i18n.ts";

/** Where a transcript breaks, as the API says it, and how the dashboard does. */
const PROBLEMS: readonly (readonly [RegExp, TextKey])[] = [
  [/^Message (?<seq>\d+) is missing/, "privacy.check_missing"],
  [/^Message (?<seq>\d+) has lost its place/, "privacy.check_unsealed"],
  [/^Message (?<seq>\d+) is not as it was written/, "privacy.check_altered"],
  [/ends with message (?<seq>\d+)/, "privacy.check_cut"],
];

/** In the user's language; one that is not known here in the API's own words. */
export function problemText(problem: string): string {
  for (const [pattern, key] of PROBLEMS) {
    const match = pattern.exec(problem);
    if (match) return t(key, match.groups ?? {});
  }
  return problem;
}
