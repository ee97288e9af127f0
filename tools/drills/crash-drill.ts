import { setTimeout as delay } from "node:timers/promises";
import { say } from "../local/problem.ts";
import { waitUntilDrained } from "./draining.ts";
import { type DrillReport, drillReport } from "./drill-report.ts";
import { warmUp } from "./outage-drill.ts";
import type { Stack } from "./stack.ts";
import { Traffic } from "./traffic.ts";
import { withStack } from "./with-stack.ts";

export interface CrashOptions {
  readonly crashes: number;
  /** Longest time between two crashes. */
  readonly betweenMaxMs: number;
  readonly visitors: number;
  readonly pauseMaxMs: number;
  /** Whether PostgreSQL is cut off as well, every third time. */
  readonly includesPostgres: boolean;
  readonly drainTimeoutMs: number;
}

export const FULL_CRASHES: CrashOptions = {
  crashes: 8,
  betweenMaxMs: 6_000,
  visitors: 30,
  pauseMaxMs: 800,
  includesPostgres: false,
  drainTimeoutMs: 120_000,
};

/** For the test suite: the same in less than half a minute. */
export const SHORT_CRASHES: CrashOptions = {
  ...FULL_CRASHES,
  crashes: 3,
  betweenMaxMs: 2_500,
  visitors: 12,
  pauseMaxMs: 400,
};

/** Travel time to PostgreSQL: there is a while in which a delivery is done but not yet heard of. */
const TRAVEL_MS = 60;
const DELIVERY_WAIT_MAX_MS = 6_000;
const DELIVERY_POLL_MS = 2;

/**
 * Kills the Worker's process under load, again and again: at moments of chance, and every other time
 * just as a delivery is on its way. Visitors send again what was not acknowledged, under the same
 * id; some of them give up instead.
 */
export function runCrashDrill(options: CrashOptions): Promise<DrillReport> {
  return withStack(async (stack) => {
    await warmUp(stack);
    stack.endpoint.setDelay(TRAVEL_MS);
    const traffic = new Traffic(
      {
        workerUrl: stack.workerUrl,
        visitors: options.visitors,
        pauseMaxMs: options.pauseMaxMs,
        giveUpShare: 0.25,
        patienceMs: 60_000,
      },
      "before the first crash",
    );
    for (let crash = 1; crash <= options.crashes; crash += 1) {
      await delay(options.betweenMaxMs * (0.4 + 0.6 * Math.random()));
      const moment = crash % 2 === 0 ? await nextDelivery(stack) : "between deliveries";
      await stack.killWorker();
      say(`Crash ${crash} of ${options.crashes}: kill -9 of the Worker, ${moment}.`);
      traffic.beginPhase(`after crash ${crash}`);
      if (options.includesPostgres && crash % 3 === 1) await crashPostgres(stack);
      await stack.restartWorker();
    }
    await delay(options.betweenMaxMs);
    await traffic.close();
    return drillReport(
      traffic,
      await waitUntilDrained(stack, traffic.ledger, options.drainTimeoutMs),
    );
  });
}

/** Returns once a delivery has reached the endpoint; its answer is still to travel. */
async function nextDelivery(stack: Stack): Promise<string> {
  const before = stack.endpoint.counts().roundTrips;
  const giveUpAtMs = Date.now() + DELIVERY_WAIT_MAX_MS;
  while (stack.endpoint.counts().roundTrips === before) {
    if (Date.now() > giveUpAtMs) return "no delivery in sight";
    await delay(DELIVERY_POLL_MS);
  }
  return "a delivery under way";
}

async function crashPostgres(stack: Stack): Promise<void> {
  await stack.killPostgres();
  say("  PostgreSQL is cut off as well, and recovers.");
  await stack.restartPostgres();
}
