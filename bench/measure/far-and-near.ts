import { median, percentile } from "../../tools/drills/percentile.ts";
import { MESSAGES_PER_CONVERSATION, messagesTo, openConversations } from "../conversations.ts";
import type { LoadResult } from "../load/load-plan.ts";
import { inTurns, medianRatio } from "../rounds.ts";
import { withSettling } from "../settle.ts";
import type { Bench } from "../with-bench.ts";

const FAR_MS = 100;
const CONNECTIONS = 8;
/** Well below what the Worker can do: a queue would hide what distance adds. */
const PER_SECOND = 120;
/** So many write at once; when they have written all, they fall quiet and are delivered. */
const GROUP = 6;
/** Until the first conversations have been quiet long enough, there are no deliveries to be disturbed by. */
const LEAD_IN_SHARE = 0.4;

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

/** A message with Postgres beside the Worker, and with it 100 ms away, deliveries going on. */
export async function measureFarAndNear(bench: Bench): Promise<FarAndNear> {
  let deliveries = 0;
  const at = (delayMs: number) => async () => {
    bench.stack.endpoint.setDelay(delayMs);
    const before = bench.stack.endpoint.counts().roundTrips;
    return withSettling(bench.stack, sentRows, async () => {
      const result = await steadyMessages(bench);
      deliveries += bench.stack.endpoint.counts().roundTrips - before;
      return result;
    });
  };
  const { first: far, second: near } = await inTurns(bench.length.rounds, at(FAR_MS), at(0));
  bench.stack.endpoint.setDelay(0);
  const p95 = (result: LoadResult) => timed(result, 0.95);
  const p50 = (result: LoadResult) => timed(result, 0.5);
  return {
    ratio: medianRatio(far.map(p95), near.map(p95)),
    nearP50Ms: median(near.map(p50)),
    farP50Ms: median(far.map(p50)),
    nearP95Ms: median(near.map(p95)),
    farP95Ms: median(far.map(p95)),
    deliveries,
  };
}

function sentRows(result: LoadResult): number {
  return 2 * result.latenciesMs.length;
}

async function steadyMessages(bench: Bench): Promise<LoadResult> {
  const port = bench.stack.workerPort;
  const messages = PER_SECOND * bench.length.farSeconds;
  const ids = await openConversations(port, Math.ceil(messages / MESSAGES_PER_CONVERSATION));
  const groups = Array.from({ length: Math.ceil(ids.length / GROUP) }, (_, index) =>
    ids.slice(index * GROUP, (index + 1) * GROUP),
  );
  const requests = groups.flatMap(messagesTo);
  return bench.load.run({ port, connections: CONNECTIONS, requests, perSecond: PER_SECOND });
}

function timed(result: LoadResult, share: number): number {
  const { latenciesMs } = result;
  const late = latenciesMs.slice(Math.floor(latenciesMs.length * LEAD_IN_SHARE));
  return percentile(
    late.toSorted((a, b) => a - b),
    share,
  );
}
