import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Child, Children } from "./children.ts";
import { WRANGLER } from "./installed.ts";
import { findFreePort } from "./ports.ts";
import { wranglerEnvironment } from "./wrangler-environment.ts";

// wrangler's advice to fire the cron by hand, which npm start does each minute.
const NOISE =
  /Scheduled Workers are not automatically|To manually trigger a scheduled event|curl .*\/scheduled|#test-cron-triggers/;

export interface WorkerOptions {
  readonly port: number;
  readonly dataDirectory: string;
  readonly storage: string;
  /** The Worker's own variables and secrets. */
  readonly variables: Readonly<Record<string, string>>;
  readonly isVerbose: boolean;
}

/** Runs the Worker under wrangler, with all that it keeps inside the data folder. */
export async function startWorker(children: Children, options: WorkerOptions): Promise<Child> {
  const variablesFile = path.join(options.dataDirectory, "worker.env");
  writeFileSync(variablesFile, formatVariables(options.variables), { mode: 0o600 });
  const inspectorPort = await findFreePort();
  const flags = {
    ip: "127.0.0.1",
    port: String(options.port),
    "inspector-port": String(inspectorPort),
    "persist-to": options.storage,
    "env-file": variablesFile,
    "show-interactive-dev-session": "false",
    "log-level": options.isVerbose ? "info" : "warn",
  };
  return children.start({
    name: "worker",
    script: [
      WRANGLER,
      "dev",
      ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ],
    isShown: (line) => options.isVerbose || !NOISE.test(line),
    environment: wranglerEnvironment(options.dataDirectory),
  });
}

function formatVariables(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join("");
}
