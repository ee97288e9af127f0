import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Child, Children } from "./children.ts";
import { PROJECT, WRANGLER } from "./installed.ts";
import { findFreePort } from "./ports.ts";
import { wranglerEnvironment } from "./wrangler-environment.ts";

const ADMIN = path.join(PROJECT, "admin");
const VITE = path.join(PROJECT, "node_modules", "vite", "bin", "vite.js");
export const ADMIN_OUTPUT = path.join(ADMIN, "dist");

/** Builds the dashboard, and builds it again at every change. */
export function startAdminBuild(children: Children, isVerbose: boolean): Child {
  // Pages refuses to start without the folder that it serves.
  mkdirSync(ADMIN_OUTPUT, { recursive: true });
  return children.start({
    name: "admin",
    script: [VITE, "build", "--watch", "--logLevel", isVerbose ? "info" : "warn"],
    directory: ADMIN,
    isShown: (_line, stream) => isVerbose || stream === "stderr",
  });
}

export interface AdminOptions {
  readonly port: number;
  readonly dataDirectory: string;
  readonly isVerbose: boolean;
}

/** Serves it as Pages does, with /api handed to the Worker by service binding. */
export async function startAdmin(children: Children, options: AdminOptions): Promise<Child> {
  const flags = {
    ip: "127.0.0.1",
    port: String(options.port),
    "inspector-port": String(await findFreePort()),
    "persist-to": path.join(options.dataDirectory, "pages"),
    "show-interactive-dev-session": "false",
    "log-level": options.isVerbose ? "info" : "warn",
  };
  return children.start({
    name: "pages",
    script: [
      WRANGLER,
      "pages",
      "dev",
      ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ],
    directory: ADMIN,
    environment: wranglerEnvironment(options.dataDirectory),
  });
}
