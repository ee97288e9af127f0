import { randomUUID } from "node:crypto";
import { median } from "../../tools/drills/percentile.ts";
import {
  MESSAGES_PER_CONVERSATION,
  messagesTo,
  messageTo,
  openConversations,
} from "../conversations.ts";
import type { LoadResult } from "../load/load-plan.ts";
import { inTurns, medianRatio } from "../rounds.ts";
import { withSettling } from "../settle.ts";
import type { Bench } from "../with-bench.ts";

const WARM_UP = { connections: 10, conversations: 20 };

export interface MessageRate {
  readonly connections: number;
  readonly ratio: number;
  readonly oursPerSecond: number;
  readonly barePerSecond: number;
  readonly oursP50Ms: number;
  readonly bareP50Ms: number;
}

/**
 * A message against a bare Worker whose object makes two inserts. Both get as many messages for each
 * object, and objects that are awake. What ours owes Postgres is delivered in its own time: what is
 * left of it when the round ends, before anybody else is measured.
 */
export async function measureMessageRates(bench: Bench): Promise<MessageRate[]> {
  // Not counted: the first requests run through code that is still being compiled.
  await measureAt(bench, WARM_UP.connections, WARM_UP.conversations, 1);
  const rates: MessageRate[] = [];
  for (const [connections, conversations] of Object.entries(bench.length.conversations)) {
    rates.push(await measureAt(bench, Number(connections), conversations, bench.length.rounds));
  }
  return rates;
}

async function measureAt(
  bench: Bench,
  connections: number,
  conversations: number,
  rounds: number,
): Promise<MessageRate> {
  const ours = async () => {
    const ids = await openConversations(bench.stack.workerPort, conversations);
    return withSettling(
      bench.stack,
      () => 2 * conversations * MESSAGES_PER_CONVERSATION,
      () => send(bench, bench.stack.workerPort, connections, ids),
    );
  };
  const bare = async () => {
    const ids = Array.from({ length: conversations }, () => randomUUID());
    await wake(bench, ids);
    return send(bench, bench.bareObject.port, connections, ids);
  };
  const { first, second } = await inTurns(rounds, ours, bare);
  return {
    connections,
    ratio: medianRatio(first.map(rateOf), second.map(rateOf)),
    oursPerSecond: median(first.map(rateOf)),
    barePerSecond: median(second.map(rateOf)),
    oursP50Ms: median(first.flatMap((round) => round.latenciesMs)),
    bareP50Ms: median(second.flatMap((round) => round.latenciesMs)),
  };
}

function send(
  bench: Bench,
  port: number,
  connections: number,
  ids: readonly string[],
): Promise<LoadResult> {
  return bench.load.run({ port, connections, requests: messagesTo(ids) });
}

/** Starting a conversation has woken ours. */
async function wake(bench: Bench, ids: readonly string[]): Promise<void> {
  const requests = ids.map((id) => messageTo(id, 0));
  await bench.load.run({ port: bench.bareObject.port, connections: 10, requests });
}

function rateOf(result: LoadResult): number {
  return (result.latenciesMs.length / result.elapsedMs) * 1000;
}
