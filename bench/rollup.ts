import { writeFileSync } from "node:fs";
import { median } from "../tools/drills/percentile.ts";
import { runTool, say } from "../tools/local/problem.ts";
import { type BenchDatabase, withBenchDatabase } from "./rollup/bench-database.ts";
import { rollUpDay } from "./rollup/check-sums.ts";
import { dayAt, STANDARD } from "./rollup/fill.ts";
import { readSize } from "./rollup/read-size.ts";
import { BARE_SCAN, planOf, SCANS } from "./rollup/scan.ts";
import { inTurns, medianRatio } from "./rounds.ts";

const ROUNDS = 7;
const LONG_ROUNDS = 3;
const WEEK = 7;

interface Figures {
  readonly rollupToScan: number;
  readonly rollupToBareScan: number;
  readonly linearity: number;
  readonly scanMs: number;
  readonly bareScanMs: number;
  readonly rollupMs: number;
  readonly rollupAgainMs: number;
  readonly weekMs: number;
  readonly fortnightMs: number;
}

// npm run bench:rollup [-- --conversations N --messages N --days N --json FILE]
// What rolling up one day costs beside a scan of the same day's rows that only counts and averages.
await runTool(async () => {
  const { size, json } = readSize(process.argv.slice(2));
  const figures = await withBenchDatabase(size, STANDARD, measure);
  print(figures);
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
});
process.exit();

async function measure(bench: BenchDatabase): Promise<Figures> {
  // In the middle, so that there are days before and after it as in real life.
  const day = Math.floor(bench.size.days / 2);
  const bounds = [dayAt(day), dayAt(day + 1)];
  const statements = Object.values(SCANS);
  const scan = (list: readonly string[]) => () =>
    timed(async () => {
      for (const statement of list) await bench.client.query(statement, bounds);
    });
  /** A day at a time, as the command does it; all rows are new, as they are for the first one. */
  const rollUp = (days: number) => async () => {
    await forget(bench, day - WEEK, 3 * WEEK);
    return timed(async () => {
      for (let at = day; at < day + days; at += 1)
        await rollUpDay(bench, at - (days > 1 ? WEEK : 0));
    });
  };
  await describe(bench, bounds);
  await scan([...statements, BARE_SCAN])();
  await rollUp(1)();
  const ofDay = await inTurns(ROUNDS, rollUp(1), scan(statements));
  const bare = await inTurns(ROUNDS, rollUp(1), scan([BARE_SCAN, SCANS.conversations]));
  const again = await inTurns(
    ROUNDS,
    () => timed(() => rollUpDay(bench, day)),
    async () => 0,
  );
  const long = await inTurns(LONG_ROUNDS, rollUp(2 * WEEK), rollUp(WEEK));
  return {
    rollupToScan: medianRatio(ofDay.first, ofDay.second),
    rollupToBareScan: medianRatio(bare.first, bare.second),
    linearity: medianRatio(long.first, long.second) / 2,
    scanMs: median(ofDay.second),
    bareScanMs: median(bare.second),
    rollupMs: median(ofDay.first),
    rollupAgainMs: median(again.first),
    weekMs: median(long.second),
    fortnightMs: median(long.first),
  };
}

async function forget({ client }: BenchDatabase, day: number, days: number): Promise<void> {
  const range = [dayAt(day).slice(0, 10), dayAt(day + days).slice(0, 10)];
  for (const part of ["", "_hours", "_entries", "_places"]) {
    await client.query(
      `delete from widget_analytics${part} where date between $1::date and $2::date`,
      range,
    );
  }
}

async function describe({ client }: BenchDatabase, bounds: string[]): Promise<void> {
  const { rows } = await client.query(
    `select (select count(*) from widget_conversations where started_at >= $1 and started_at < $2)::int as talks,
      (select count(*) from widget_messages where created_at >= $1 and created_at < $2)::int as messages`,
    bounds,
  );
  say(`One day: ${rows[0]?.talks} conversations and ${rows[0]?.messages} messages.`);
  say("How PostgreSQL chose to scan them:");
  for (const statement of [...Object.values(SCANS), BARE_SCAN]) {
    say(`  ${await planOf(client, statement, bounds)}`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganAtMs = performance.now();
  await work();
  return performance.now() - beganAtMs;
}

function print(figures: Figures): void {
  const line = (label: string, ms: number) =>
    say(`${label.padEnd(56)} ${ms.toFixed(0).padStart(7)} ms`);
  say("");
  line("scan of one day, count and average a widget", figures.scanMs);
  line("scan of one day, without asking whose messages they are", figures.bareScanMs);
  line("rollup of one day, all widgets, all rows new", figures.rollupMs);
  line("the same again, nothing changed", figures.rollupAgainMs);
  line("rollup of a week", figures.weekMs);
  line("rollup of two weeks", figures.fortnightMs);
  say("");
  say("ratio                                  measured   target");
  ratio("rollup / scan", figures.rollupToScan, "≤ 2.00");
  ratio("rollup / scan without whose", figures.rollupToBareScan, "");
  ratio("time / data, twice the data", figures.linearity, "about 1");
}

function ratio(label: string, value: number, target: string): void {
  say(`${label.padEnd(38)} ${value.toFixed(2).padStart(8)}   ${target}`);
}
