/**
 * English stems by Porter2 (M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org),
 * with two additions: irregular forms that people use every day, and "-ment" taken off a short verb
 * too, because for a business "payment" and "pay" are one subject.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/u.test(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  let current = stepPlural(markConsonantY(word));
  if (!KEPT_AFTER_PLURAL.has(current)) {
    const regions = findRegions(current);
    current = stepY(stepPast(current, regions.r1));
    current = stepByRules(current, regions.r1, STEP_2);
    current = stepDerived(current, regions);
    current = stepSuffix(current, regions.r2);
    current = stepFinal(current, regions);
  }
  return stripMent(current.toLowerCase());
}

const IRREGULAR = new Map<string, string>(
  Object.entries({
    sky: "sky",
    skies: "sky",
    dying: "die",
    lying: "lie",
    tying: "tie",
    news: "news",
    atlas: "atlas",
    bias: "bias",
    early: "earli",
    only: "onli",
    paid: "pay",
    bought: "buy",
    sent: "send",
    brought: "bring",
    spoke: "speak",
    spoken: "speak",
    children: "child",
    teeth: "tooth",
    feet: "foot",
    women: "woman",
    men: "man",
    people: "person",
    analyses: "analysi",
  }),
);
const KEPT_AFTER_PLURAL = new Set([
  "inning",
  "outing",
  "canning",
  "herring",
  "earring",
  "proceed",
  "exceed",
  "succeed",
]);

const VOWEL = /[aeiouy]/u;
const R1_PREFIX = /^(?:gener|commun|arsen)/u;
const REGION = /^.*?[aeiouy][^aeiouy]/u;
const SHORT_END = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/u;

/** A "y" that begins the word or follows a vowel sounds as a consonant; written "Y" until the end. */
function markConsonantY(word: string): string {
  return word.replace(/^y|(?<=[aeiou])y/gu, "Y");
}

interface Regions {
  readonly r1: number;
  readonly r2: number;
}

function findRegions(word: string): Regions {
  const r1 = (R1_PREFIX.exec(word) ?? REGION.exec(word))?.[0].length ?? word.length;
  const second = REGION.exec(word.slice(r1))?.[0].length;
  return { r1, r2: second === undefined ? word.length : r1 + second };
}

function isShortWord(word: string, r1: number): boolean {
  return r1 >= word.length && SHORT_END.test(word);
}

function stepPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ied") || word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function stepPast(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/u.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const past = /(?:ed|edly|ing|ingly)$/u.exec(word);
  if (!past || !VOWEL.test(word.slice(0, past.index))) return word;
  const base = word.slice(0, past.index);
  if (/(?:at|bl|iz)$/u.test(base)) return `${base}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/u.test(base)) return base.slice(0, -1);
  return isShortWord(base, r1) ? `${base}e` : base;
}

function stepY(word: string): string {
  return /.[^aeiouy][yY]$/u.test(word) ? `${word.slice(0, -1)}i` : word;
}

type Rules = readonly (readonly [suffix: string, replacement: string, before?: RegExp])[];

/** Longest suffix first: the first that fits decides, whether or not it may be replaced. */
const STEP_2: Rules = [
  ["ational", "ate"],
  ["ization", "ize"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
  ["ogi", "og", /l$/u],
  ["li", "", /[cdeghkmnrt]$/u],
];

const STEP_3: Rules = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];

function stepByRules(word: string, from: number, rules: Rules): string {
  for (const [suffix, replacement, before] of rules) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return base.length >= from && (before?.test(base) ?? true) ? base + replacement : word;
  }
  return word;
}

function stepDerived(word: string, regions: Regions): string {
  if (word.endsWith("ative")) return word.length - 5 >= regions.r2 ? word.slice(0, -5) : word;
  return stepByRules(word, regions.r1, STEP_3);
}

const STEP_4 =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion|al|er|ic)$/u;

function stepSuffix(word: string, r2: number): string {
  const suffix = STEP_4.exec(word);
  return suffix && suffix.index >= r2 ? word.slice(0, suffix.index) : word;
}

function stepFinal(word: string, { r1, r2 }: Regions): string {
  const last = word.length - 1;
  if (word.endsWith("e")) {
    if (last >= r2) return word.slice(0, -1);
    return last >= r1 && !SHORT_END.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
  }
  return word.endsWith("ll") && last >= r2 ? word.slice(0, -1) : word;
}

const SHORT_VERB_MENT = /^(?:pay|ship|treat|move|place|state|enrol|enroll|equip|settle)ment$/u;

function stripMent(word: string): string {
  return SHORT_VERB_MENT.test(word) ? stem(word.slice(0, -4)) : word;
}
