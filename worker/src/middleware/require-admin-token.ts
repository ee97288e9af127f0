import { createHash, timingSafeEqual } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Lets in whoever shows the deployment's token: `Authorization: Bearer …`. Everybody else gets
 * `unauthorized`, and so does everybody while no token is set.
 */
export const requireAdminToken = createMiddleware<AppEnv>(async (c, next) => {
  const shown = BEARER.exec(c.req.header("Authorization") ?? "")?.[1];
  const token = c.env.ADMIN_API_TOKEN;
  if (!token || shown === undefined || !isSame(shown, token)) {
    // RFC 9110 §11.6.1: a 401 says how to do better.
    throw new AppError("unauthorized", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  c.header("Cache-Control", "no-store");
  await next();
});

/** Compared as hashes, which are of one length: the time taken says nothing of the token. */
function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
