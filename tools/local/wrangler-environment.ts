import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { PROJECT } from "./installed.ts";

const WRANGLER_SETTINGS = path.join(PROJECT, ".env");

/** What a wrangler that `npm start` runs is told by its environment. */
export function wranglerEnvironment(dataDirectory: string): Record<string, string> {
  return {
    ...readWranglerSettings(),
    // Registry and logs stay with the data, so that two checkouts never meet in the home folder.
    WRANGLER_REGISTRY_PATH: path.join(dataDirectory, "registry"),
    WRANGLER_LOG_PATH: path.join(dataDirectory, "logs"),
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
}

/** With --env-file, or from another folder, wrangler does not read the .env beside the Worker's configuration. */
function readWranglerSettings(): Record<string, string> {
  if (!existsSync(WRANGLER_SETTINGS)) return {};
  const settings = parseEnv(readFileSync(WRANGLER_SETTINGS, "utf8"));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? ""]));
}
