import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import type { Children } from "../local/children.ts";
import { signalGroup } from "../local/processes.ts";
import { waitForAnswer } from "../local/readiness.ts";
import type { Site } from "./make-site.ts";

/** A page of the dashboard asks for several things at once, and the plugin calls its own site. */
const SERVERS = 4;
const ANSWER_TIMEOUT_MS = 60_000;

/**
 * Serves a site until `stop`; it may call the product on `productPort`. What PHP's server says goes
 * to `server.log` beside WordPress.
 */
export async function serveSite(
  site: Site,
  productPort: string,
  children: Children,
): Promise<{ stop(): Promise<void> }> {
  const child = spawn(
    "php",
    [
      ...["-d", "memory_limit=256M"],
      // A file that was replaced is read again at once: plugins come and go here.
      ...["-d", "opcache.enable=1", "-d", "opcache.revalidate_freq=0"],
      ...["-S", `127.0.0.1:${site.port}`, "-t", site.directory],
    ],
    {
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: String(SERVERS), PRODUCT_PORT: productPort },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: PHP's servers are children of the one that is started.
      detached: true,
    },
  );
  if (child.pid !== undefined) children.guard(child.pid, "SIGTERM");
  const log = createWriteStream(path.join(site.directory, "server.log"));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const stop = async () => {
    if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
    await ended;
  };
  try {
    await waitForAnswer(`${site.url}/`, ANSWER_TIMEOUT_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
