import path from "node:path";
import { build } from "esbuild";
import type { Stack } from "../../tools/drills/stack.ts";
import { startWorkerProcess, type WorkerProcess } from "../../tools/drills/worker-process.ts";

const COMPATIBILITY_DATE = "2026-10-20";

/** A bare Hono app that answers the product's own config from memory. */
export function startBareConfig(stack: Stack, configJson: string): Promise<WorkerProcess> {
  return start(stack, "config-worker", { bindings: { CONFIG_JSON: configJson } });
}

/** A bare Worker whose object makes two inserts a message. */
export function startBareObject(stack: Stack): Promise<WorkerProcess> {
  return start(stack, "object-worker", {
    durableObjects: { OBJECTS: { className: "BareObject", useSQLite: true } },
  });
}

async function start(
  stack: Stack,
  name: string,
  bindings: Readonly<Record<string, unknown>>,
): Promise<WorkerProcess> {
  const module = path.join(stack.folder, "bare", name, "index.js");
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
    outfile: module,
    bundle: true,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*"],
    logLevel: "error",
  });
  const options = {
    name,
    module,
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: ["nodejs_compat"],
    ...bindings,
  };
  const storage = path.join(stack.folder, `${name}-objects`);
  return startWorkerProcess(stack.children, options, { storage });
}
