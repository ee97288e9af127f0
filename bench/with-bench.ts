import type { Stack } from "../tools/drills/stack.ts";
import type { WorkerProcess } from "../tools/drills/worker-process.ts";
import { startBareConfig, startBareObject } from "./bare/start-bare.ts";
import { CONFIG_REQUEST } from "./conversations.ts";
import { type ExpressProcess, startExpress } from "./express/start-express.ts";
import type { Length } from "./length.ts";
import { type LoadGenerator, startLoadGenerator } from "./load/load-generator.ts";

/** All that a run measures, side by side, each in its own process. */
export interface Bench {
  readonly stack: Stack;
  readonly length: Length;
  readonly load: LoadGenerator;
  readonly bareConfig: WorkerProcess;
  readonly bareObject: WorkerProcess;
  readonly express: ExpressProcess;
}

export async function withBench<Result>(
  stack: Stack,
  length: Length,
  work: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  const running: { stop(): Promise<void> | void }[] = [];
  const keep = <Part extends { stop(): Promise<void> | void }>(part: Part): Part => {
    running.push(part);
    return part;
  };
  try {
    return await work({
      stack,
      length,
      load: keep(startLoadGenerator()),
      bareConfig: keep(await startBareConfig(stack, await readConfig(stack))),
      bareObject: keep(await startBareObject(stack)),
      express: keep(await startExpress(stack)),
    });
  } finally {
    for (const part of running.reverse()) await part.stop();
  }
}

async function readConfig(stack: Stack): Promise<string> {
  const response = await fetch(stack.workerUrl + CONFIG_REQUEST.path);
  if (!response.ok) throw new Error(`the config was refused: ${response.status}`);
  return response.text();
}
