import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CorpusSample, readCorpus } from "../tools/spam/corpus.ts";
import { judge } from "../worker/src/domain/spam/judge.ts";
import type { SpamRules } from "../worker/src/domain/spam/rule-set.ts";
import { costOf, LONG_BYTES, longMessages, manyPatterns, usualCostOf } from "./spam/cost.ts";

// npm run bench:spam [-- --json FILE]: how well the score tells spam from honest messages, on the half
// of the corpus that its weights were not fitted on, and what judging costs at worst.

const { values } = parseArgs({ options: { json: { type: "string" } } });
const NO_RULES: SpamRules = { spamRules: [], blockedIps: [], blockedKeywords: [] };

interface Confusion {
  readonly caught: number;
  readonly missed: number;
  readonly accused: number;
  readonly let_through: number;
}

function confusionOf(samples: readonly CorpusSample[]): Confusion {
  const told = samples.map(({ said, isSpam }) => ({ isSpam, is: judge(NO_RULES, said).isSpam }));
  const count = (isSpam: boolean, is: boolean) =>
    told.filter((one) => one.isSpam === isSpam && one.is === is).length;
  return {
    caught: count(true, true),
    missed: count(true, false),
    accused: count(false, true),
    let_through: count(false, false),
  };
}

function figuresOf(name: string, samples: readonly CorpusSample[]) {
  const confusion = confusionOf(samples);
  const { caught, missed, accused, let_through } = confusion;
  const precision = caught / Math.max(1, caught + accused);
  const recall = caught / Math.max(1, caught + missed);
  console.log(
    `${name.padEnd(9)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ` +
      `spam ${caught} caught, ${missed} missed  honest ${let_through} let through, ${accused} accused`,
  );
  return { precision, recall, confusion };
}

const corpus = readCorpus();
const heldOut = figuresOf(
  "held out",
  corpus.filter(({ isHeldOut }) => isHeldOut),
);
const fitted = figuresOf(
  "fitted on",
  corpus.filter(({ isHeldOut }) => !isHeldOut),
);
for (const { said, isSpam } of corpus) {
  const verdict = judge(NO_RULES, said);
  if (verdict.isSpam === isSpam) continue;
  const what = isSpam ? "missed " : "accused";
  console.log(`  ${what} ${verdict.score.toFixed(2)}  ${said.text.slice(0, 100)}`);
}

const patterns = manyPatterns();
console.log(`\n${LONG_BYTES / 1024} KB against ${patterns.length} patterns, CPU:`);
const costs = longMessages().map(({ name, make }) => {
  const cost = costOf(patterns, make);
  console.log(
    `${name.padEnd(28)} ${cost.medianMs.toFixed(1)} ms median of fresh texts, ` +
      `${cost.firstMs.toFixed(1)} ms the first, ${cost.maxMs.toFixed(1)} ms the slowest after it`,
  );
  return { name, ...cost };
});
const usualMs = usualCostOf(patterns, "Hello, when do you open on Saturday? My order is 4711.");
console.log(`${"a usual message".padEnd(28)} ${(usualMs * 1_000).toFixed(0)} µs`);

if (values.json) {
  const result = {
    precision: heldOut.precision,
    recall: heldOut.recall,
    confusion: heldOut.confusion,
    fitted,
    samples: corpus.length,
    patterns: patterns.length,
    longMessageMs: Math.max(...costs.map(({ medianMs }) => medianMs)),
    costs,
    usualMessageMs: usualMs,
  };
  writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}
