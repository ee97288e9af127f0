import type { Env } from "./env.ts";
import type { InstallationReport } from "./installation-reports.ts";
import { logWarning } from "./log.ts";
import { uuidv7 } from "./uuid.ts";

/** Views and opens of one widget within one flush of one isolate. */
export interface TallyMessage {
  /** UUIDv7: makes the insert idempotent when the queue delivers twice. */
  readonly id: string;
  readonly widgetKey: string;
  readonly atMs: number;
  readonly views: number;
  readonly opens: number;
}

/** What the queue carries: sums, which had no kind when there was nothing else, and sightings. */
export type EdgeReport = TallyMessage | InstallationReport;

type Counted = "views" | "opens";
type Background = Pick<ExecutionContext, "waitUntil">;

const FLUSH_AFTER_MS = 5_000;
/** A flush that has not come by then was cut off by the platform, and will not come. */
const FLUSH_LOST_AFTER_MS = 30_000;
/** Of the queue, for one call. */
const MESSAGES_AT_ONCE_MAX = 100;
/** What an isolate holds on to while the queue is away. */
const UNSENT_MAX = 2_000;

let sums = new Map<string, Record<Counted, number>>();
let unsent: readonly EdgeReport[] = [];
let flushPlannedAtMs: number | null = null;

/**
 * Counts in memory and lets the sum follow later. A count that dies with its isolate is a count
 * missed; a page view is not worth a round trip of its own.
 */
export function count(env: Env, background: Background, widgetKey: string, what: Counted): void {
  const sum = sums.get(widgetKey);
  if (sum) sum[what] += 1;
  else sums.set(widgetKey, { views: 0, opens: 0, [what]: 1 });
  planFlush(env, background);
}

/** Goes along with the next sums. */
export function sendWithTallies(env: Env, background: Background, report: EdgeReport): void {
  unsent = [...unsent, report].slice(-UNSENT_MAX);
  planFlush(env, background);
}

function planFlush(env: Env, background: Background): void {
  const nowMs = Date.now();
  if (flushPlannedAtMs !== null && nowMs - flushPlannedAtMs < FLUSH_LOST_AFTER_MS) return;
  flushPlannedAtMs = nowMs;
  background.waitUntil(scheduler.wait(FLUSH_AFTER_MS).then(() => flushTallies(env)));
}

/** Sends what was counted so far. What the queue does not take is kept, ids and all, for the next time. */
export async function flushTallies(env: Pick<Env, "TALLIES">): Promise<void> {
  flushPlannedAtMs = null;
  const atMs = Date.now();
  const counted = [...sums].map(([widgetKey, sum]) => ({
    id: uuidv7(atMs),
    widgetKey,
    atMs,
    ...sum,
  }));
  const messages = [...unsent, ...counted];
  sums = new Map();
  unsent = [];
  for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE_MAX) {
    const batch = messages.slice(from, from + MESSAGES_AT_ONCE_MAX);
    try {
      await env.TALLIES.sendBatch(batch.map((body) => ({ body })));
    } catch (error) {
      unsent = [...unsent, ...batch].slice(-UNSENT_MAX);
      logWarning("tallies.not_sent", { messages: batch.length, error });
    }
  }
}
