import { existsSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.ts";

export const PROJECT = path.resolve(import.meta.dirname, "../..");
/** wrangler's program: Node runs it without a shell between. */
export const WRANGLER = path.join(PROJECT, "node_modules", "wrangler", "bin", "wrangler.js");

const NEEDED = ["@neondatabase/serverless", "drizzle-orm", "hono", "pg", "wrangler", "ws", "zod"];

/** Said before anything is imported from there: Node's own words for it are a stack trace. */
export function requireInstalled(): void {
  const missing = NEEDED.filter((name) => !existsSync(path.join(PROJECT, "node_modules", name)));
  if (missing.length === 0) return;
  throw new Problem(`Not installed in node_modules: ${missing.join(", ")}. Run: npm ci.`);
}
