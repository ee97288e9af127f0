import type { SpamRuleFacts } from "../../worker/src/domain/snapshot.ts";
import { judge } from "../../worker/src/domain/spam/judge.ts";
import type { SpamRules } from "../../worker/src/domain/spam/rule-set.ts";

export const LONG_BYTES = 100 * 1024;
const ROUNDS = 15;

/** Each takes a backtracking engine longer than the sun will shine, on some text of this length. */
const CATASTROPHIC = [
  "(a+)+$",
  "(.*)*x!",
  "(a|a)*b!",
  "(a|aa)+$",
  "(.*a){12}b!",
  "([a-zA-Z]+)*!$",
  "(\\w+\\s?)*zz!",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(x+x+)+y",
  "(\\d+)+\\D*#$",
  "(?:a?){20}a{20}b!",
  "(([a-z]+)+)+0!",
  "(\\s*\\w+\\s*)+;$",
  "(.+)+\\bq!$",
  "^(\\w+\\s)*\\w+#$",
  '([^"]*"?)*\'$',
];
const WORDS = "viagra casino crypto backlink loan forex lottery escort replica pharmacy".split(" ");
const SHAPES: readonly ((word: string, at: number) => string)[] = [
  (word, at) => `${word}\\s*${at}`,
  (word) => `\\b${word}s?\\b.{0,20}https?`,
  (word, at) => `(?:buy|cheap|free)\\s+${word}${at}`,
  (word) => `${word}[a-z0-9.]*@[a-z0-9.]+\\.(?:ru|cn|top)`,
  (word, at) => `https?://[^\\s]*${word}${at}`,
  (word, at) => `(${word}+)+${at}$`,
];

/** Whatever the patterns look for stands somewhere in a text of these. */
const LURES: readonly ((word: string) => string)[] = [
  (word) => `${word} ${word.length * 13}`,
  (word) => `buy ${word}s https://${word}.example/${word}${word.length}`,
  (word) => `${word}@${word}.cn; ${word}!`,
];

/** Two hundred, all different. */
export function manyPatterns(): string[] {
  const usual = Array.from({ length: 300 }, (_, at) => {
    const word = WORDS[at % WORDS.length] ?? "";
    return SHAPES[Math.floor(at / WORDS.length) % SHAPES.length]?.(word, at) ?? "";
  });
  return [...new Set([...CATASTROPHIC, ...usual])].slice(0, 200);
}

/** Texts of which every one made is another. */
export function longMessages(): { readonly name: string; readonly make: () => string }[] {
  const random = randomFrom(7);
  const prose =
    "hello i would like to know when you open on saturday and whether parking is free my number is please help with an order the best price now click a of in for with by from up about into over after".split(
      " ",
    );
  const pick = <One>(many: readonly One[]): One => {
    const one = many[Math.floor(random() * many.length)];
    if (one === undefined) throw new Error("Nothing to pick from.");
    return one;
  };
  const long = (piece: () => string) => {
    let text = "";
    while (text.length < LONG_BYTES) text += piece();
    return text.slice(0, LONG_BYTES);
  };
  return [
    { name: "one letter, and an end", make: () => `${long(() => "a")}${pick(prose)}!` },
    { name: "prose", make: () => long(() => `${pick(prose)}${random() < 0.1 ? ".\n" : " "}`) },
    {
      name: "prose with spam in it",
      make: () => long(() => `${random() < 0.01 ? pick(WORDS) : pick(prose)} `),
    },
    {
      name: "spam of all kinds",
      make: () => long(() => `${random() < 0.1 ? pick(LURES)(pick(WORDS)) : pick(prose)} `),
    },
    {
      name: "random letters",
      make: () => long(() => String.fromCharCode(32 + Math.floor(random() * 95))),
    },
  ];
}

/** CPU of judging, in milliseconds: the first time, with all that is made ready then, and after it. */
export function costOf(patterns: readonly string[], make: () => string) {
  const rules = rulesOf(patterns);
  const times = Array.from({ length: ROUNDS + 1 }, () => timeOf(rules, make()));
  const [firstMs = 0, ...after] = times;
  const sorted = after.toSorted((one, other) => one - other);
  return {
    firstMs,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    maxMs: sorted.at(-1) ?? 0,
  };
}

/** Of one message among many like it: one alone is too short for the clock. */
export function usualCostOf(patterns: readonly string[], text: string): number {
  const rules = rulesOf(patterns);
  const many = 2_000;
  const run = () => {
    for (let done = 0; done < many; done += 1) timeless(rules, text);
  };
  run();
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000 / many;
}

function rulesOf(patterns: readonly string[]): SpamRules {
  const spamRules = patterns.map(
    (value, id): SpamRuleFacts => ({ id, type: "pattern", value, action: "flag", severity: "low" }),
  );
  return { spamRules, blockedIps: [], blockedKeywords: ["casino bonus"] };
}

function timeOf(rules: SpamRules, text: string): number {
  const before = process.threadCpuUsage();
  timeless(rules, text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function timeless(rules: SpamRules, text: string): void {
  judge(rules, {
    text,
    email: null,
    signs: null,
    earlier: [],
    address: null,
    timesMs: [],
    nowMs: 0,
    challenge: "impossible",
  });
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 4_294_967_296;
  };
}
