import { parseArgs } from "node:util";
import { Problem, runTool, say } from "../local/problem.ts";
import { type CrashOptions, FULL_CRASHES, runCrashDrill, SHORT_CRASHES } from "./crash-drill.ts";
import { conclude } from "./drill-report.ts";

// npm run drill:crash [-- --crashes N] [--postgres] [--short] [--json FILE]
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      crashes: { type: "string" },
      postgres: { type: "boolean", default: false },
      short: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const base: CrashOptions = values.short ? SHORT_CRASHES : FULL_CRASHES;
  const crashes = values.crashes === undefined ? base.crashes : Number(values.crashes);
  if (!Number.isInteger(crashes) || crashes < 1) {
    throw new Problem(`The number of crashes is a whole number from 1, not ${values.crashes}.`);
  }
  say("Starting PostgreSQL, the local Neon endpoint and the bundled Worker …");
  const report = await runCrashDrill({ ...base, crashes, includesPostgres: values.postgres });
  conclude(report, values.json);
});
