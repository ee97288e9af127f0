import { setTimeout as delay } from "node:timers/promises";
import { say } from "../local/problem.ts";
import { waitUntilDrained } from "./draining.ts";
import { type DrillReport, drillReport } from "./drill-report.ts";
import { DATABASE, type Stack } from "./stack.ts";
import { Traffic, WIDGET_KEYS } from "./traffic.ts";
import { withStack } from "./with-stack.ts";

export interface OutageOptions {
  readonly outageMs: number;
  /** Traffic before, and again after, the outage. */
  readonly aroundMs: number;
  readonly visitors: number;
  readonly pauseMaxMs: number;
  /** How long the delivery may take once PostgreSQL is back. */
  readonly drainTimeoutMs: number;
}

/** The longest step of the objects' back-off is a minute; the rest is for the work itself. */
const FULL_DRAIN_MS = 180_000;

export const FULL_OUTAGE: OutageOptions = {
  outageMs: 120_000,
  aroundMs: 5_000,
  visitors: 40,
  pauseMaxMs: 1_500,
  drainTimeoutMs: FULL_DRAIN_MS,
};

/** For the test suite: the same in less than half a minute. */
export const SHORT_OUTAGE: OutageOptions = {
  ...FULL_OUTAGE,
  outageMs: 5_000,
  aroundMs: 2_500,
  visitors: 12,
  pauseMaxMs: 500,
};

/**
 * Stops PostgreSQL itself under steady traffic and starts it again. While it comes back, the answers
 * to deliveries are lost for a moment: the work is done, and nobody hears of it.
 */
export function runOutageDrill(options: OutageOptions): Promise<DrillReport> {
  return withStack(async (stack) => {
    await warmUp(stack);
    const traffic = new Traffic(
      {
        workerUrl: stack.workerUrl,
        visitors: options.visitors,
        pauseMaxMs: options.pauseMaxMs,
        // Nobody has a reason to: the Worker is there all the time.
        giveUpShare: 0,
        patienceMs: 30_000,
      },
      "PostgreSQL there",
    );
    await delay(options.aroundMs);
    traffic.beginPhase("PostgreSQL stopped");
    await stack.stopPostgres();
    say(`PostgreSQL is stopped for ${options.outageMs / 1000} s; visitors keep coming.`);
    await pass(options.outageMs, traffic);
    await stack.restartPostgres();
    say("PostgreSQL is back.");
    traffic.beginPhase("PostgreSQL back");
    stack.endpoint.setOutage(DATABASE, "answer-lost");
    await delay(options.aroundMs);
    stack.endpoint.setOutage(DATABASE, null);
    await traffic.close();
    return drillReport(
      traffic,
      await waitUntilDrained(stack, traffic.ledger, options.drainTimeoutMs),
    );
  });
}

/** The edge must have been asked once, or it has nothing to answer from. */
export async function warmUp(stack: Stack): Promise<void> {
  for (const key of WIDGET_KEYS) {
    const url = `${stack.workerUrl}/api/chat-widget/public/widget/${key}/config`;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    await response.arrayBuffer();
  }
}

const PROGRESS_EVERY_MS = 15_000;

async function pass(totalMs: number, traffic: Traffic): Promise<void> {
  for (let passedMs = 0; passedMs < totalMs; passedMs += PROGRESS_EVERY_MS) {
    await delay(Math.min(PROGRESS_EVERY_MS, totalMs - passedMs));
    const { conversations, messages } = traffic.ledger.totals();
    say(`  … ${conversations} conversations, ${messages} messages acknowledged so far`);
  }
}
