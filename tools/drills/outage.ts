import { parseArgs } from "node:util";
import { Problem, runTool, say } from "../local/problem.ts";
import { conclude } from "./drill-report.ts";
import { FULL_OUTAGE, type OutageOptions, runOutageDrill, SHORT_OUTAGE } from "./outage-drill.ts";

// npm run drill:outage [-- --seconds N | --minutes N] [--short] [--json FILE]
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string" },
      minutes: { type: "string" },
      short: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const base: OutageOptions = values.short ? SHORT_OUTAGE : FULL_OUTAGE;
  const outageMs = outageOf(values.seconds, 1_000) ?? outageOf(values.minutes, 60_000);
  say("Starting PostgreSQL, the local Neon endpoint and the bundled Worker …");
  conclude(await runOutageDrill({ ...base, outageMs: outageMs ?? base.outageMs }), values.json);
});

function outageOf(value: string | undefined, unitMs: number): number | null {
  if (value === undefined) return null;
  const count = Number(value);
  if (!(count > 0))
    throw new Problem(`The length of the outage is a positive number, not ${value}.`);
  return count * unitMs;
}
