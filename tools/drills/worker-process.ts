import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Children } from "../local/children.ts";
import { findFreePort } from "../local/ports.ts";
import { Problem, warn } from "../local/problem.ts";
import { signalGroup } from "../local/processes.ts";

const HOST_SCRIPT = path.join(import.meta.dirname, "worker-host.ts");
const START_ATTEMPTS_MAX = 3;
const LINES_SHOWN_MAX = 20;

/** What Miniflare is to run: its options for one Worker, with the path of the bundled module. */
export interface WorkerOptions {
  readonly name: string;
  readonly module: string;
  readonly [option: string]: unknown;
}

export interface WorkerPlace {
  /** Where objects and KV are kept, and found again by the next process. */
  readonly storage: string;
  /** A free one by default. */
  readonly port?: number;
}

/** One workerd with the little Node process that set it up. Requests go straight to workerd. */
export interface WorkerProcess {
  readonly port: number;
  readonly url: string;
  /** As `kill -9` does: nobody is told, nothing is flushed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorkerProcess(
  children: Children,
  options: WorkerOptions,
  place: WorkerPlace,
): Promise<WorkerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port = place.port ?? (await findFreePort());
    const started = await launch(children, options, { storage: place.storage, port });
    if (started) return started;
    if (attempt === START_ATTEMPTS_MAX) {
      throw new Problem(`The Worker "${options.name}" did not start; its last words are above.`);
    }
  }
}

async function launch(
  children: Children,
  options: WorkerOptions,
  place: { readonly storage: string; readonly port: number },
): Promise<WorkerProcess | null> {
  const settings = `${place.storage}.${options.name}.json`;
  writeFileSync(settings, JSON.stringify({ options, ...place }), { mode: 0o600 });
  const host = fork(HOST_SCRIPT, [settings], {
    // A group of its own, so that one signal reaches workerd as well.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (host.pid) children.guard(host.pid, "SIGTERM");
  const said = relay(host, options.name);
  const ended = new Promise<void>((resolve) => host.once("exit", () => resolve()));
  const isReady = await Promise.race([
    new Promise<boolean>((resolve) => host.once("message", () => resolve(true))),
    ended.then(() => false),
  ]);
  if (!isReady) {
    for (const line of said) warn(`[${options.name}] ${line}`);
    return null;
  }
  return {
    port: place.port,
    url: `http://127.0.0.1:${place.port}`,
    kill: async () => {
      if (host.pid) signalGroup(host.pid, "SIGKILL");
      await ended;
    },
    stop: async () => {
      if (host.connected) host.disconnect();
      await ended;
    },
  };
}

/** Keeps the last lines, and shows the first few: a Worker that complains does so per request. */
function relay(host: ChildProcess, name: string): string[] {
  const kept: string[] = [];
  let shown = 0;
  for (const stream of [host.stdout, host.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n").filter((part) => part.trim() !== "")) {
        kept.push(line);
        if (kept.length > LINES_SHOWN_MAX) kept.shift();
        shown += 1;
        if (process.env.VERBOSE && shown <= LINES_SHOWN_MAX) warn(`[${name}] ${line}`);
      }
    });
  }
  return kept;
}
