import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { PROJECT, WRANGLER } from "../local/installed.ts";
import { innermostMessage, Problem } from "../local/problem.ts";
import { buildEncoder } from "../models/encoder-build.ts";
import type { WorkerOptions } from "./worker-process.ts";

const SETTINGS = path.join(PROJECT, "wrangler.toml");

/** Bundles the Worker exactly as a deployment does, and returns the module to run. */
export async function bundleWorker(folder: string): Promise<string> {
  await buildEncoder();
  // wrangler refuses to bundle without the folder of the Worker's assets, which nobody here asks for.
  mkdirSync(path.join(PROJECT, "widget", "dist"), { recursive: true });
  try {
    await promisify(execFile)(
      process.execPath,
      [WRANGLER, "deploy", "--dry-run", "--outdir", folder],
      {
        cwd: PROJECT,
        env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
        maxBuffer: 16 * 1024 * 1024,
      },
    );
  } catch (error) {
    throw new Problem(
      `The Worker could not be bundled: ${innermostMessage(error)}. See why with: npm run build:worker.`,
    );
  }
  return path.join(folder, "index.js");
}

/** The bindings of wrangler.toml, around the bundled module. */
export function productOptions(
  module: string,
  variables: Readonly<Record<string, string>>,
): WorkerOptions {
  // The .env beside wrangler.toml is for wrangler, not for the Worker.
  process.env.CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV = "false";
  const { workerOptions } = unstable_getMiniflareWorkerOptions(SETTINGS);
  // With its assets, Miniflare puts a router of its own in front of the Worker. In production that
  // work is done before the Worker; here it would only be measured with it.
  const { assets, modulesRules, ...options } = workerOptions;
  return {
    ...options,
    name: "product",
    module,
    bindings: variables,
  };
}
