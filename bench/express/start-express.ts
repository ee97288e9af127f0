import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Stack } from "../../tools/drills/stack.ts";
import { findFreePort } from "../../tools/local/ports.ts";
import { type DelayProxy, startDelayProxy } from "./delay-proxy.ts";

const SCRIPT = path.join(import.meta.dirname, "server.ts");

export interface ExpressProcess {
  readonly port: number;
  /** Time that a round trip to PostgreSQL takes. */
  setDelay(roundTripMs: number): void;
  stop(): Promise<void>;
}

/** The alternative, on the same PostgreSQL. */
export async function startExpress(stack: Stack): Promise<ExpressProcess> {
  const database = new URL(stack.databaseUrl);
  // In a process of its own it would be one more that competes for two cores; it has little to do.
  const proxy: DelayProxy = await startDelayProxy(Number(database.port));
  database.port = String(proxy.port);
  const port = await findFreePort();
  const child = fork(SCRIPT, [database.href, String(port)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("Express ended"))),
  ]);
  return {
    port,
    setDelay: proxy.setDelay,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
      await proxy.stop();
    },
  };
}
