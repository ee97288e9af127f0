import { median } from "../../tools/drills/percentile.ts";
import { CONFIG_REQUEST } from "../conversations.ts";
import { inTurns, medianRatio } from "../rounds.ts";
import type { Bench } from "../with-bench.ts";

const CONNECTIONS = 20;

export interface ConfigRate {
  readonly ratio: number;
  readonly oursPerSecond: number;
  readonly barePerSecond: number;
}

/** The config of a widget against a bare Hono app that answers the same from memory. */
export async function measureConfigRate(bench: Bench): Promise<ConfigRate> {
  const rate = (port: number) => async () => {
    const requests = [CONFIG_REQUEST];
    const { configMs: repeatForMs } = bench.length;
    const plan = { port, connections: CONNECTIONS, requests, repeatForMs };
    const { latenciesMs, elapsedMs } = await bench.load.run(plan);
    return (latenciesMs.length / elapsedMs) * 1000;
  };
  const ours = rate(bench.stack.workerPort);
  const bare = rate(bench.bareConfig.port);
  // Not counted: the first thousands of requests run through code that is still being compiled.
  await inTurns(1, ours, bare);
  const { first, second } = await inTurns(bench.length.rounds, ours, bare);
  return {
    ratio: medianRatio(first, second),
    oursPerSecond: median(first),
    barePerSecond: median(second),
  };
}
