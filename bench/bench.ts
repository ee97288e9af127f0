import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withStack } from "../tools/drills/with-stack.ts";
import { runTool, say } from "../tools/local/problem.ts";
import { FULL, QUICK } from "./length.ts";
import { measureAlternative } from "./measure/alternative.ts";
import { measureConfigRate } from "./measure/config-rate.ts";
import { measureFarAndNear } from "./measure/far-and-near.ts";
import { measureMessageRates } from "./measure/message-rate.ts";
import { measureRoundTrips } from "./measure/round-trips.ts";
import { type Figures, printFigures, ratiosOf } from "./report.ts";
import { type Bench, withBench } from "./with-bench.ts";

// npm run bench [-- --quick] [--json FILE]
await runTool(async () => {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
  });
  say("Starting PostgreSQL, the bundled Worker on workerd, and what it is measured against …");
  const length = values.quick ? QUICK : FULL;
  const figures = await withStack((stack) => withBench(stack, length, measureAll));
  printFigures(figures);
  if (values.json) {
    const json = { ratios: ratiosOf(figures), ...figures };
    writeFileSync(values.json, `${JSON.stringify(json, null, 2)}\n`);
  }
});

async function measureAll(bench: Bench): Promise<Figures> {
  // First, while Postgres holds nothing else.
  const roundTrips = await step("round trips of conversations in bursts", () =>
    measureRoundTrips(bench),
  );
  const config = await step("config beside a bare Hono app", () => measureConfigRate(bench));
  const messages = await step("messages beside a bare object", () => measureMessageRates(bench));
  const far = await step("messages with Postgres far and near", () => measureFarAndNear(bench));
  const alternative = await step("messages of an Express server", () => measureAlternative(bench));
  return { config, messages, far, roundTrips, alternative };
}

async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const beganAtMs = performance.now();
  const result = await work();
  say(`  ${((performance.now() - beganAtMs) / 1000).toFixed(0).padStart(3)} s  ${name}`);
  return result;
}
