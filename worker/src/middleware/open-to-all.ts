import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/** They change nothing, or only take away: reading on, and erasing oneself. */
const OPEN_CALLS: ReadonlySet<string> = new Set(["messages", "erase", "export"]);

/** Whether a visitor's call is answered wherever it comes from, and however often. */
export function isOpenToAll(c: Context<AppEnv>): boolean {
  return OPEN_CALLS.has(c.req.path.split("/").at(-1) ?? "");
}
