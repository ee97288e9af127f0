import { type KnownSentence, sayKnown } from "../../kit/known-sentence.ts";

/** Why something looks like spam, as the API says it; of two that fit, the first. */
const REASONS: readonly KnownSentence[] = [
  [/^It has a link\.$/, "spam_why.link"],
  [/^It has (?<count>\d+) links\.$/, "spam_why.links"],
  [/^Its link leads to (?<host>.*), where much spam leads\.$/, "spam_why.odd_link"],
  [/^It is hardly more than links\.$/, "spam_why.mostly_links"],
  [/^It says (?<words>“.*”), as much spam does\.$/, "spam_why.phrases"],
  [
    /^It says (?<count>\d+) things that much spam says: (?<words>.*) and so on\.$/,
    "spam_why.more_phrases",
  ],
  [/^It names sums or percentages/, "spam_why.money"],
  [/^It is written in capitals\.$/, "spam_why.capitals"],
  [/^It exclaims more/, "spam_why.exclaims"],
  [/^It has (?<count>\d+) pictures in it\.$/, "spam_why.pictures"],
  [/^It has letters of two scripts in one word: “(?<word>.*)”\.$/, "spam_why.scripts"],
  [/^It has signs between its letters/, "spam_why.hidden"],
  [/^Its words are pulled apart/, "spam_why.spread"],
  [/^It says the same over and over\.$/, "spam_why.same"],
  [/^It has one sign many times/, "spam_why.run"],
  [/^It was sent (?<count>\d+) times\.$/, "spam_why.sent"],
  [/^Its e-mail address is of (?<host>.*), which gives/, "spam_why.disposable"],
  [/^A field was filled in/, "spam_why.trap"],
  [/^The page saw neither/, "spam_why.untouched"],
  [/^It was there faster/, "spam_why.fast"],
  [/^It comes from (?<value>.*), which is blocked\.$/, "spam_why.address_blocked"],
  [/^It says “(?<value>.*)”, which is blocked\.$/, "spam_why.word_blocked"],
  [/^It says “(?<value>[^”]*)”\.$/, "spam_why.word"],
  [/^It fits the pattern (?<value>.*)\.$/, "spam_why.pattern"],
  [/^It comes from (?<value>.*)\.$/, "spam_why.address"],
  [/^Its visitor writes more than (?<value>.*)\.$/, "spam_why.rate"],
  [/^Whether it is a person/, "spam_why.unchecked"],
];

/** Reasons stand one after another, each a sentence. What a user has written as a reason stays as it is. */
export function spamWhy(reason: string): string {
  return reason
    .split(/(?<=\.) (?=[A-Z])/)
    .map((sentence) => sayKnown(REASONS, sentence))
    .join(" ");
}
