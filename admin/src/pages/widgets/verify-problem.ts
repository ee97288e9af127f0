import { type KnownSentence, sayKnown } from "../../kit/known-sentence.ts";

/** Why a domain could not be verified, as the API says it. */
const PROBLEMS: readonly KnownSentence[] = [
  [/^The first page of (?<domain>.*) has no such tag/, "installations.problem_no_tag"],
  [/^The first page of (?<domain>.*) has the tag of another/, "installations.problem_other_tag"],
  [/^There is no TXT record at (?<name>.*) yet\./, "installations.problem_no_record"],
  [
    /^The TXT record at (?<name>.*) says something else than (?<value>.*)\.$/,
    "installations.problem_other_record",
  ],
  [
    /^The name (?:could not be looked up|of this website could not)/,
    "installations.problem_lookup",
  ],
  [/^There is no website under this name/, "installations.problem_no_site"],
  [/^This address is not on the public/, "installations.problem_not_public"],
  [/^It leads to (?<host>.*)\. Verify/, "installations.problem_elsewhere"],
  [/^The website could not be reached|took too long/, "installations.problem_unreachable"],
  [/^The website answered with (?:error )?(?<status>\d+)/, "installations.problem_answer"],
  [/^The website does not let us/, "installations.problem_refuses"],
  [/^There is no page under this/, "installations.problem_no_page"],
  [/^This is not a page of text/, "installations.problem_not_text"],
  [/^It is larger than (?<size>.*) MB\./, "installations.problem_too_large"],
  [/^The address leads from one redirect/, "installations.problem_redirects"],
  [/^Only the usual port/, "installations.problem_port"],
  [/^This website was asked several times/, "installations.problem_asked_often"],
  [/^No plugin was made for this widget/, "installations.problem_no_plugin_key"],
  [/^The plugin does not answer on (?<domain>.*)\. Install/, "installations.problem_no_plugin"],
  [/^The clock of (?<domain>.*) is wrong/, "installations.problem_clock"],
  [/^The plugin on (?<domain>.*) is set up for another/, "installations.problem_other_plugin"],
  [
    /^What the plugin on (?<domain>.*) answers is not what was asked/,
    "installations.problem_stale_proof",
  ],
  [/^The website on (?<domain>.*) says that its address/, "installations.problem_site_address"],
];

export function verifyProblem(problem: string): string {
  return sayKnown(PROBLEMS, problem);
}
