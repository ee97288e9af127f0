import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { isNotModified } from "../../middleware/if-none-match.ts";
import { CONFIG_MAX_AGE_S } from "../../snapshots/read-widget.ts";
import { count } from "../../tallies.ts";
import { widgetKeyOf } from "./thread.ts";

const CACHE = `public, max-age=${CONFIG_MAX_AGE_S}, stale-while-revalidate=60`;

export const configRoutes = new Hono<AppEnv>().get("/", (c) => {
  const { configJson, etag } = c.var.widget;
  count(c.env, c.executionCtx, widgetKeyOf(c), "views");
  c.header("ETag", etag);
  c.header("Cache-Control", CACHE);
  if (isNotModified(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
  c.header("Content-Type", "application/json; charset=UTF-8");
  return c.body(configJson);
});
