import { median, percentile } from "../../tools/drills/percentile.ts";
import { messagesTo, openConversations } from "../conversations.ts";
import type { LoadResult } from "../load/load-plan.ts";
import { inTurns } from "../rounds.ts";
import { withSettling } from "../settle.ts";
import type { Bench } from "../with-bench.ts";

const CONNECTIONS = 10;
const DELAYS_MS = [0, 30, 100] as const;
/**
 * Conversations for each second: enough at the rates to be expected, and whoever runs out of them
 * stops earlier.
 */
const CONVERSATIONS_PER_SECOND = { ours: 100, express: 50 };

export interface Side {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface Alternative {
  readonly delayMs: number;
  readonly ours: Side;
  readonly express: Side;
}

/** Messages of ours and of a clean Express server on the same PostgreSQL, near and far. */
export async function measureAlternative(bench: Bench): Promise<Alternative[]> {
  const found: Alternative[] = [];
  for (const delayMs of DELAYS_MS) {
    bench.stack.endpoint.setDelay(delayMs);
    const ours = () =>
      withSettling(
        bench.stack,
        (result) => 2 * result.latenciesMs.length,
        () => send(bench, bench.stack.workerPort, CONVERSATIONS_PER_SECOND.ours),
      );
    const express = async () => {
      // Opening conversations is not what is measured; only then does distance begin.
      bench.express.setDelay(0);
      const farAway = () => bench.express.setDelay(delayMs);
      return send(bench, bench.express.port, CONVERSATIONS_PER_SECOND.express, farAway);
    };
    // Not counted: the first requests run through code that is still being compiled.
    if (delayMs === DELAYS_MS[0]) await inTurns(1, ours, express);
    const { first, second } = await inTurns(bench.length.alternativeRounds, ours, express);
    found.push({ delayMs, ours: sideOf(first), express: sideOf(second) });
  }
  bench.stack.endpoint.setDelay(0);
  return found;
}

async function send(
  bench: Bench,
  port: number,
  conversationsPerSecond: number,
  afterOpening?: () => void,
): Promise<LoadResult> {
  const seconds = bench.length.alternativeMs / 1000;
  const ids = await openConversations(port, Math.ceil(conversationsPerSecond * seconds));
  afterOpening?.();
  const { alternativeMs: stopAfterMs } = bench.length;
  return bench.load.run({ port, connections: CONNECTIONS, requests: messagesTo(ids), stopAfterMs });
}

function sideOf(rounds: readonly LoadResult[]): Side {
  const latencies = rounds.flatMap((round) => round.latenciesMs).toSorted((a, b) => a - b);
  return {
    perSecond: median(rounds.map((round) => (round.latenciesMs.length / round.elapsedMs) * 1000)),
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
  };
}
