import { createMiddleware } from "hono/factory";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import { isOriginAllowed } from "../domain/origin.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { readWidget } from "../snapshots/read-widget.ts";

const EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, ETag";

/**
 * Finds the widget that the address names and refuses pages that may not embed it. The asking
 * origin is echoed only when it is allowed; that of a request to an unknown widget is, so that the
 * page can read the refusal: there is nothing to protect.
 */
export const requireWidget = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header("Origin");
  const key = c.req.param("key") ?? "";
  const widget = WIDGET_KEY_PATTERN.test(key) ? await readWidget(c.env, c.executionCtx, key) : null;
  const patterns = widget?.snapshot.rules.domainWhitelist ?? [];
  const asking = origin ?? c.req.header("Referer") ?? null;
  c.header("Vary", "Origin");
  if (!isOriginAllowed(patterns, asking)) throw new AppError("origin_not_allowed");
  if (origin) {
    c.header("Access-Control-Allow-Origin", origin);
    c.header("Access-Control-Expose-Headers", EXPOSED);
  }
  if (!widget) throw new AppError("not_found");
  c.set("widget", widget);
  await next();
});

/** Preflights are answered here, for a day; everything else goes on. */
export const answerPreflight = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== "OPTIONS") return next();
  c.header("Access-Control-Allow-Methods", "GET, POST");
  c.header("Access-Control-Allow-Headers", "Content-Type");
  c.header("Access-Control-Max-Age", "86400");
  return c.body(null, 204);
});
