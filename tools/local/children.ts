import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { PROJECT } from "./installed.ts";
import { warn } from "./problem.ts";
import { signalGroup } from "./processes.ts";

const PATIENCE_MS = 5_000;
const POLL_MS = 25;
const GUARD = path.join(import.meta.dirname, "orphan-guard.ts");

export interface ChildOptions {
  readonly name: string;
  /** A Node script and its arguments. */
  readonly script: readonly string[];
  /** Where it runs; the project's own folder by default. */
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Which of its lines are for people; without it, all. */
  readonly isShown?: (line: string, stream: "stdout" | "stderr") => boolean;
}

export interface Child {
  readonly name: string;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it together with all that it started. */
  stop(): Promise<void>;
}

/** The processes that `npm start` runs, and a guard that ends them should `npm start` itself be killed. */
export class Children {
  readonly #guard: ChildProcess;
  readonly #patienceMs: number;

  /** `patienceMs`: how long a child may take to end when asked, before it is killed. */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
    this.#guard = spawn(process.execPath, [GUARD, String(patienceMs)], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
    });
    // If the guard is killed, the children are merely unguarded.
    this.#guard.stdin?.on("error", () => undefined);
    this.#guard.on("error", () => undefined);
  }

  /** Has a process, and its group, ended by `signal` should `npm start` be killed. */
  guard(pid: number, signal: "SIGINT" | "SIGTERM"): void {
    this.#guard.stdin?.write(`${pid} ${signal}\n`);
  }

  start(options: ChildOptions): Child {
    const child = spawn(process.execPath, [...options.script], {
      cwd: options.directory ?? PROJECT,
      env: { ...process.env, ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: wrangler leaves grandchildren, which only the group still reaches.
      detached: true,
    });
    if (child.pid) this.guard(child.pid, "SIGTERM");
    relay(child.stdout, "stdout", options);
    relay(child.stderr, "stderr", options);
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    return { name: options.name, ended, stop: () => stopGroup(child.pid, this.#patienceMs) };
  }

  /** Call when every child has been stopped. */
  dismissGuard(): void {
    this.#guard.kill("SIGKILL");
  }
}

function relay(source: Readable, stream: "stdout" | "stderr", options: ChildOptions): void {
  createInterface({ input: source }).on("line", (line) => {
    if (line.trim() === "" || options.isShown?.(line, stream) === false) return;
    warn(`[${options.name}] ${line}`);
  });
}

async function stopGroup(group: number | undefined, patienceMs: number): Promise<void> {
  if (group === undefined) return;
  const killAtMs = Date.now() + patienceMs;
  for (let next: NodeJS.Signals | 0 = "SIGTERM"; signalGroup(group, next); next = 0) {
    await delay(POLL_MS);
    if (Date.now() > killAtMs) signalGroup(group, "SIGKILL");
  }
}
