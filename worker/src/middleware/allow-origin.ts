import type { Context } from "hono";
import { isOriginAllowed } from "../domain/origin.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

const EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, ETag";

/**
 * Refuses pages that may not embed the widget: `origin_not_allowed`. The asking origin is echoed
 * only when it is allowed, and before anything else can fail, so that the page can read every other
 * refusal. A request without an origin is judged by its referrer.
 */
export function allowOrigin(c: Context<AppEnv>, patterns: readonly string[]): void {
  const origin = c.req.header("Origin");
  c.header("Vary", "Origin");
  if (!isOriginAllowed(patterns, origin ?? c.req.header("Referer") ?? null)) {
    throw new AppError("origin_not_allowed");
  }
  if (origin === undefined) return;
  c.header("Access-Control-Allow-Origin", origin);
  c.header("Access-Control-Expose-Headers", EXPOSED);
}

/** A preflight's answer, good for a day. */
export function answerPreflight(c: Context<AppEnv>): Response {
  c.header("Access-Control-Allow-Methods", "GET, POST");
  c.header("Access-Control-Allow-Headers", "Content-Type");
  c.header("Access-Control-Max-Age", "86400");
  return c.body(null, 204);
}
