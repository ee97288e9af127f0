import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { isOwnMachine, networkOf } from "../domain/spam/addresses.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { callerAddress } from "./caller-address.ts";
import { isOpenToAll } from "./open-to-all.ts";

/** Of the bindings in wrangler.toml. */
const PERIOD_S = 60;

/** What one address writes to one widget, by the platform's own counters at each of its places. */
export const limitWrites = createMiddleware<AppEnv>(async (c, next) => {
  if (!isOpenToAll(c)) await requireRoom(c, c.env.ADDRESS_WRITES);
  await next();
});

/** Conversations that one address begins with one widget. */
export const limitStarts = createMiddleware<AppEnv>(async (c, next) => {
  await requireRoom(c, c.env.ADDRESS_STARTS);
  await next();
});

async function requireRoom(c: Context<AppEnv>, limit: RateLimit): Promise<void> {
  const address = callerAddress(c);
  // Without one it is no visitor's browser that calls; in a local run everybody has the same.
  if (address === null || isOwnMachine(address)) return;
  const key = `${c.var.widget.snapshot.config.widget_key}:${networkOf(address)}`;
  const { success } = await limit.limit({ key });
  if (success) return;
  throw new AppError("rate_limited", { headers: { "Retry-After": String(PERIOD_S) } });
}
