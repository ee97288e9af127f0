import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findFreePort } from "../local/ports.ts";
import { Problem } from "../local/problem.ts";

const START = fileURLToPath(new URL("../start.ts", import.meta.url));

export interface RunningProduct {
  readonly url: string;
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly mailboxUrl: string;
  readonly demoPassword: string;
  stop(): Promise<void>;
}

/** `npm start` itself, on a free port and a data folder of its own, until `stop`. */
export async function startProduct(): Promise<RunningProduct> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), "widget-test-"));
  const ports = {
    PORT: String(await findFreePort()),
    ADMIN_PORT: String(await findFreePort()),
    MAILBOX_PORT: String(await findFreePort()),
  };
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, DATABASE_URL: "", ...ports, DATA_DIR: dataDirectory },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const ready = /^ready {2}API (\S+).* database (\S+)$/.exec(line);
    if (ready?.[1] && ready[2]) {
      // Read on, or a full pipe would stop the product.
      lines.on("line", () => undefined);
      child.stdout.resume();
      return {
        url: ready[1],
        databaseUrl: ready[2],
        adminUrl: `http://localhost:${ports.ADMIN_PORT}`,
        mailboxUrl: `http://127.0.0.1:${ports.MAILBOX_PORT}`,
        demoPassword: readFileSync(path.join(dataDirectory, "demo-password"), "utf8"),
        stop,
      };
    }
  }
  await ended;
  throw new Problem("The product ended before it was ready; its own words stand above.");
}
