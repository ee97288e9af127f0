import { setTimeout as delay } from "node:timers/promises";
import { median, percentile } from "../../tools/drills/percentile.ts";
import { MESSAGES_PER_CONVERSATION, messagesTo, openConversations } from "../conversations.ts";
import type { LoadResult } from "../load/load-plan.ts";
import { withSettling } from "../settle.ts";
import type { Bench } from "../with-bench.ts";

const FAR_MS = 100;
const CONNECTIONS = 8;
/** Well below what the Worker can do: a queue would hide what distance adds. */
const PER_SECOND = 80;
/** So many write at once; when they have written all, they fall quiet and are delivered. */
const GROUP = 6;
/** Until the first conversations have been quiet long enough, there are no deliveries to be disturbed by. */
const LEAD_IN_MS = 3_000;
const WINDOW_MS = 3_000;
/** Deliveries under way when Postgres moves belong to neither side. */
const MOVING_MS = 300;

export interface FarAndNear {
  /** Of the p95. */
  readonly ratio: number;
  readonly nearP50Ms: number;
  readonly farP50Ms: number;
  readonly nearP95Ms: number;
  readonly farP95Ms: number;
  /** Round trips to Postgres while messages were timed. */
  readonly deliveries: number;
}

interface Window {
  readonly isFar: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * A message with Postgres beside the Worker, and with it 100 ms away. Steady traffic and its
 * deliveries go on all the time, while Postgres moves away and back every few seconds: whatever else
 * the machine does falls on both.
 */
export async function measureFarAndNear(bench: Bench): Promise<FarAndNear> {
  const { endpoint, workerPort: port } = bench.stack;
  const seconds = (LEAD_IN_MS + 2 * bench.length.farWindows * WINDOW_MS) / 1000;
  const count = Math.ceil((PER_SECOND * seconds) / MESSAGES_PER_CONVERSATION);
  const requests = inGroups(await openConversations(port, count)).flatMap(messagesTo);
  const before = endpoint.counts().roundTrips;
  const { result, windows } = await withSettling(
    bench.stack,
    (measured) => 2 * measured.result.latenciesMs.length,
    async () => {
      const plan = { port, connections: CONNECTIONS, requests, perSecond: PER_SECOND };
      const running = bench.load.run(plan);
      const moved = movePostgres(bench);
      return { result: await running, windows: await moved };
    },
  );
  const far = windows.filter((window) => window.isFar);
  const near = windows.filter((window) => !window.isFar);
  return {
    ratio: within(result, far, 0.95) / within(result, near, 0.95),
    nearP50Ms: within(result, near, 0.5),
    farP50Ms: within(result, far, 0.5),
    nearP95Ms: within(result, near, 0.95),
    farP95Ms: within(result, far, 0.95),
    deliveries: endpoint.counts().roundTrips - before,
  };
}

function inGroups(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / GROUP) }, (_, index) =>
    ids.slice(index * GROUP, (index + 1) * GROUP),
  );
}

async function movePostgres(bench: Bench): Promise<Window[]> {
  const windows: Window[] = [];
  await delay(LEAD_IN_MS);
  for (let turn = 0; turn < 2 * bench.length.farWindows; turn += 1) {
    // Far, near, near, far, …: neither side is always the later one.
    const isFar = turn % 4 === 0 || turn % 4 === 3;
    bench.stack.endpoint.setDelay(isFar ? FAR_MS : 0);
    const fromMs = Date.now() + MOVING_MS;
    await delay(WINDOW_MS);
    windows.push({ isFar, fromMs, toMs: Date.now() });
  }
  bench.stack.endpoint.setDelay(0);
  return windows;
}

/** The median of the windows' percentiles. */
function within(result: LoadResult, windows: readonly Window[], share: number): number {
  const figures = windows.map(({ fromMs, toMs }) => {
    const latencies = result.latenciesMs.filter((_, index) => {
      const atMs = result.sentAtMs[index] ?? 0;
      return atMs >= fromMs && atMs < toMs;
    });
    return percentile(
      latencies.toSorted((a, b) => a - b),
      share,
    );
  });
  return median(figures);
}
