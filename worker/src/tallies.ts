import type { Env } from "./env.ts";
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

type Counted = "views" | "opens";
type Background = Pick<ExecutionContext, "waitUntil">;

const FLUSH_AFTER_MS = 5_000;
/** Of the queue, for one call. */
const MESSAGES_AT_ONCE_MAX = 100;

let sums = new Map<string, Record<Counted, number>>();
let isFlushPlanned = false;

/**
 * Counts in memory and lets the sum follow later. A count that dies with its isolate is a count
 * missed; a page view is not worth a round trip of its own.
 */
export function count(env: Env, background: Background, widgetKey: string, what: Counted): void {
  const sum = sums.get(widgetKey) ?? { views: 0, opens: 0 };
  sum[what] += 1;
  sums.set(widgetKey, sum);
  if (isFlushPlanned) return;
  isFlushPlanned = true;
  background.waitUntil(flushLater(env));
}

async function flushLater(env: Env): Promise<void> {
  await scheduler.wait(FLUSH_AFTER_MS);
  isFlushPlanned = false;
  const nowMs = Date.now();
  const messages = [...sums].map(([widgetKey, sum]) => ({
    body: { id: uuidv7(nowMs), widgetKey, atMs: nowMs, ...sum } satisfies TallyMessage,
  }));
  sums = new Map();
  try {
    for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE_MAX) {
      await env.TALLIES.sendBatch(messages.slice(from, from + MESSAGES_AT_ONCE_MAX));
    }
  } catch (error) {
    logWarning("tallies.lost", { widgets: messages.length, error });
  }
}
