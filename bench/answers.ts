import { writeFileSync } from "node:fs";
import { type QuestionSet, readQuestionSets } from "../tools/answering/question-set.ts";
import { runTool, warn } from "../tools/local/problem.ts";
import { readEncoderInNode } from "../tools/models/node-encoder.ts";
import type { SentenceEncoder } from "../worker/src/answering/semantics.ts";
import type { Contender } from "./answers/contender.ts";
import { contenders } from "./answers/contenders.ts";
import { type CpuClock, makeCpuClock } from "./answers/cpu-clock.ts";
import { type Row, rowOf } from "./answers/figures.ts";
import { measureRun, type Run, type RunOutcomes } from "./answers/measure-run.ts";
import { type Options, readOptions } from "./answers/options.ts";
import { rememberEncodings } from "./answers/remembering-encoder.ts";
import { measureSize, SIZES } from "./answers/sizes/measure-sizes.ts";
import { printSizes } from "./answers/sizes/print-sizes.ts";
import {
  printCostTable,
  printFiguresTable,
  printReliability,
  printTypoTable,
} from "./answers/tables.ts";

/** Sets whose messages are asked a second time, misspelt. */
const TYPO_SETS: ReadonlySet<string> = new Set(["banking77", "hwu64"]);
/** Of typos and reliability, one k says enough. */
const CLOSER_LOOK_K = 3;

// npm run bench:answers [-- --data DIR --datasets a,b --k 3 --seeds 1 --only ours --no-encoder
//   --parts sets,typos,sizes --json FILE]
await runTool(async () => {
  const options = readOptions(process.argv.slice(2));
  const sets = readQuestionSets(options.folder, options.datasets);
  const clock = makeCpuClock();
  const encoder = options.useEncoder ? rememberEncodings(readEncoderInNode(), clock) : null;
  const rows = options.parts.has("sets")
    ? await measureSets(sets, await contenders(encoder, options.only), options, clock)
    : [];
  if (rows.length > 0) printRows(rows);
  if (options.jsonFile) writeFileSync(options.jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
  if (options.parts.has("sizes")) printSizes(measureSizes(sets, encoder, clock));
});

async function measureSets(
  sets: readonly QuestionSet[],
  all: readonly Contender[],
  options: Options,
  clock: CpuClock,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const set of sets) {
    const rounds = options.ks.flatMap((k) => all.map((contender) => ({ k, contender })));
    for (const { k, contender } of rounds) {
      const withTypos =
        options.parts.has("typos") && TYPO_SETS.has(set.name) && k === CLOSER_LOOK_K;
      const seeds = seedsOf(set, options.seeds);
      const runs = await measureSeeds(contender, { set, k, withTypos }, seeds, clock);
      rows.push(rowOf(contender.name, set.name, k, runs));
    }
  }
  return rows;
}

async function measureSeeds(
  contender: Contender,
  run: Omit<Run, "seed">,
  seeds: readonly number[],
  clock: CpuClock,
): Promise<RunOutcomes[]> {
  const beganAtMs = performance.now();
  const runs: RunOutcomes[] = [];
  for (const seed of seeds) runs.push(await measureRun(contender, { ...run, seed }, clock));
  progress(`${run.set.name}, k = ${run.k}: ${contender.name}`, beganAtMs);
  return runs;
}

function seedsOf(set: QuestionSet, wanted: readonly number[]): number[] {
  const there = set.entries[0]?.examples.length ?? 0;
  return wanted.filter((seed) => seed <= there);
}

function measureSizes(
  sets: readonly QuestionSet[],
  encoder: SentenceEncoder | null,
  clock: CpuClock,
) {
  const engines = encoder ? [null, encoder] : [null];
  return SIZES.flatMap((size) =>
    engines.map((one) => {
      const beganAtMs = performance.now();
      const figures = measureSize(sets, size, one, clock);
      progress(`${size} entries ${one ? "with" : "without"} the encoder`, beganAtMs);
      return figures;
    }),
  );
}

function printRows(rows: readonly Row[]): void {
  printFiguresTable(rows);
  printTypoTable(rows);
  const closer = rows.filter((row) => row.k === CLOSER_LOOK_K);
  printReliability(closer.length > 0 ? closer : rows);
  printCostTable(rows);
}

function progress(done: string, beganAtMs: number): void {
  warn(`  ${((performance.now() - beganAtMs) / 1000).toFixed(1).padStart(6)} s  ${done}`);
}
