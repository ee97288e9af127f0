import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import type { LoadedWidget } from "../snapshots/loaded-widget.ts";
import { readWidget } from "../snapshots/read-widget.ts";
import { allowOrigin, answerPreflight } from "./allow-origin.ts";

const NO_PATTERNS: readonly string[] = [];

/** Finds the widget that the address names, for the pages that may embed it; answers preflights. */
export const requireWidget = createMiddleware<AppEnv>(async (c, next) => {
  c.header("X-Content-Type-Options", "nosniff");
  const widget = await findWidget(c);
  // The page of an unknown widget may read that it is one: there is nothing to protect.
  allowOrigin(c, widget?.snapshot.rules.domainWhitelist ?? NO_PATTERNS);
  // Before the 404, because a browser shows a page nothing of a request whose preflight failed.
  if (c.req.method === "OPTIONS") return answerPreflight(c);
  if (!widget) throw new AppError("not_found");
  c.set("widget", widget);
  if (c.req.method === "POST") c.header("Cache-Control", "no-store");
  await next();
});

async function findWidget(c: Context<AppEnv>): Promise<LoadedWidget | null> {
  const key = c.req.param("key") ?? "";
  if (!WIDGET_KEY_PATTERN.test(key)) return null;
  try {
    return await readWidget(c.env, c.executionCtx, key);
  } catch (error) {
    // Nobody knows which pages are allowed, and the refusal holds nothing of the widget's.
    allowOrigin(c, NO_PATTERNS);
    throw error;
  }
}
