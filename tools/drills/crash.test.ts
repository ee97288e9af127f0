import { expect, test } from "vitest";
import { runShortDrill } from "./short-drill.ts";

test("a Worker killed under load loses no acknowledged message and doubles none", async () => {
  const report = await runShortDrill("crash");
  expect(report.differences).toEqual([]);
  // Not a drill at all, had nobody been cut off.
  expect(report.phases.reduce((sum, phase) => sum + phase.unanswered, 0)).toBeGreaterThan(0);
  expect(report.totals.messages).toBeGreaterThan(0);
  expect(report.totals.leads).toBeGreaterThan(0);
}, 180_000);
