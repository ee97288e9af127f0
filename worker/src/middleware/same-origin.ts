import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/**
 * Refuses a change that another site's page asks for in the user's name. A browser says with every
 * such request where it comes from; the cookie's SameSite=Lax is the second lock on the same door.
 */
export function requireSameOrigin(c: Context<AppEnv>): void {
  const origin = c.req.header("Origin");
  if (origin !== undefined && origin === c.env.ADMIN_ORIGIN) return;
  throw new AppError("cross_site");
}
