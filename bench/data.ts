import { writeFileSync } from "node:fs";
import { runTool, say } from "../tools/local/problem.ts";
import { withBenchDatabase } from "./rollup/bench-database.ts";
import { checkSums, printSums } from "./rollup/check-sums.ts";
import { STANDARD } from "./rollup/fill.ts";
import { readSize } from "./rollup/read-size.ts";

// npm run bench:data [-- --conversations 1000000 --messages 8000000 --days 90 --json FILE]
// Fills a database of its own, rolls all of it up, and compares the rows with counts by other means.
await runTool(async () => {
  const { size, json } = readSize(process.argv.slice(2));
  const sums = await withBenchDatabase(size ?? STANDARD, STANDARD, checkSums);
  printSums(sums);
  if (json) writeFileSync(json, `${JSON.stringify(sums, null, 2)}\n`);
  if (sums.differences.length > 0) process.exitCode = 1;
  else say("All figures are as counted by hand.");
});
process.exit();
