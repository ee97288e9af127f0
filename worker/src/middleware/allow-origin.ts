import type { Context } from "hono";
import { isOriginAllowed } from "../domain/origin.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

export type HeaderTable = Readonly<Record<string, string>>;

const EVERY_ANSWER = { Vary: "Origin", "X-Content-Type-Options": "nosniff" } as const;
const EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, ETag";

/**
 * Refuses pages that may not embed the widget: `origin_not_allowed`. For the others it gives the
 * headers that let them read the answer, whatever that will be: the asking origin is echoed only
 * when it is allowed. A request without an origin is judged by its referrer.
 */
export function allowOrigin(c: Context<AppEnv>, patterns: readonly string[]): HeaderTable {
  const origin = c.req.header("Origin");
  // Without patterns nobody is refused, and the referrer need not be looked up.
  if (
    patterns.length > 0 &&
    !isOriginAllowed(patterns, origin ?? c.req.header("Referer") ?? null)
  ) {
    throw new AppError("origin_not_allowed", { headers: EVERY_ANSWER });
  }
  if (origin === undefined) return EVERY_ANSWER;
  return {
    ...EVERY_ANSWER,
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": EXPOSED,
  };
}
