import { createMiddleware } from "hono/factory";
import { isBlockedAddress } from "../domain/spam/blocked-address.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { callerAddress } from "./caller-address.ts";
import { isOpenToAll } from "./open-to-all.ts";

/** Whoever calls from a blocked address changes nothing, and is told how to reach the business. */
export const refuseBlocked = createMiddleware<AppEnv>(async (c, next) => {
  const { rules } = c.var.widget.snapshot;
  if (!isOpenToAll(c) && isBlockedAddress(rules, callerAddress(c))) {
    throw new AppError("blocked", { details: rules.contact });
  }
  await next();
});
