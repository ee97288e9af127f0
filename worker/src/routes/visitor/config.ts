import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { isNotModified } from "../../middleware/if-none-match.ts";
import { admit } from "../../middleware/require-widget.ts";
import { CONFIG_MAX_AGE_S } from "../../snapshots/read-widget.ts";
import { count } from "../../tallies.ts";

const CACHE = `public, max-age=${CONFIG_MAX_AGE_S}, stale-while-revalidate=60`;

/** Every page view asks for this: one handler, one table of headers, and a body made beforehand. */
export const configRoutes = new Hono<AppEnv>().get("/", async (c) => {
  const { widget, headers } = await admit(c);
  const { configJson, etag, snapshot } = widget;
  count(c.env, c.executionCtx, snapshot.config.widget_key, "views");
  const answer = { ...headers, "Cache-Control": CACHE, ETag: etag };
  if (isNotModified(c.req.header("If-None-Match"), etag)) {
    return new Response(null, { status: 304, headers: answer });
  }
  const type = "application/json; charset=UTF-8";
  return new Response(configJson, { headers: { ...answer, "Content-Type": type } });
});
