import { writeFileSync } from "node:fs";
import { say } from "../local/problem.ts";
import type { Drained } from "./draining.ts";
import type { Phase } from "./phase-record.ts";
import type { Traffic } from "./traffic.ts";

const DIFFERENCES_SHOWN_MAX = 40;

export interface DrillReport {
  readonly visitors: number;
  readonly totals: ReturnType<Traffic["ledger"]["totals"]>;
  /** Sends whose visitor gave up before an acknowledgement came. */
  readonly lost: number;
  readonly phases: readonly Phase[];
  readonly drainedMs: number;
  /** Empty when Postgres holds exactly what visitors were told. */
  readonly differences: readonly string[];
}

export function drillReport(traffic: Traffic, drained: Drained): DrillReport {
  return {
    visitors: traffic.visitors,
    totals: traffic.ledger.totals(),
    lost: traffic.ledger.lostTexts.size,
    phases: traffic.phases(),
    drainedMs: drained.drainedMs,
    differences: drained.differences,
  };
}

function printReport(report: DrillReport): void {
  const { totals } = report;
  say("");
  say(`${"".padEnd(24)}answered  unanswered   p50 ms   p95 ms   max ms`);
  for (const phase of report.phases) {
    const times = [phase.p50Ms, phase.p95Ms, phase.maxMs];
    say(
      phase.name.padEnd(24) +
        String(phase.answered).padStart(8) +
        String(phase.unanswered).padStart(12) +
        times.map((ms) => ms.toFixed(1).padStart(9)).join(""),
    );
    for (const [complaint, count] of Object.entries(phase.complaints)) {
      say(`${"".padEnd(26)}${count} × ${complaint}`);
    }
  }
  say("");
  say(
    `${report.visitors} visitors were told of ${totals.conversations} conversations, ${totals.messages} messages, ${totals.feedback} judged answers, ${totals.leads} leads; ${report.lost} gave up on a send.`,
  );
  say(`Postgres had all of it ${(report.drainedMs / 1000).toFixed(0)} s after the last of them.`);
  for (const difference of report.differences.slice(0, DIFFERENCES_SHOWN_MAX))
    say(`  ✗ ${difference}`);
  say(
    report.differences.length === 0
      ? "Nothing lost, doubled or out of order; every counter agrees."
      : `${report.differences.length} differences.`,
  );
}

/** Tells people, and a file for programs; a difference is a failure. */
export function conclude(report: DrillReport, jsonFile: string | undefined): void {
  printReport(report);
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  if (report.differences.length > 0) process.exitCode = 1;
}
