import { createHash } from "node:crypto";
import { Hono } from "hono";
import { WIDGET_KEY_PATTERN } from "../../../../contracts/widget-config.ts";
import type { AppEnv, Env } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { readWidget } from "../../snapshots/read-widget.ts";
import { count } from "../../tallies.ts";
import { embedScript } from "./embed-script.ts";

/** A deployment has one loader; this only lets a rebuilt one show while developing. */
const LOADER_FRESH_MS = 5_000;
let loader: { text: string; readAtMs: number } | null = null;

/** `/w/<key>.js`: one request that brings the loader and the widget's config, from the snapshot. */
export const embedRoutes = new Hono<AppEnv>().get("/:file", async (c) => {
  const [key = "", extension] = c.req.param("file").split(".");
  c.header("Content-Type", "text/javascript; charset=utf-8");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
  const isKey = extension === "js" && WIDGET_KEY_PATTERN.test(key);
  const widget = isKey ? await readWidget(c.env, c.executionCtx, key) : null;
  if (!widget) {
    c.header("Cache-Control", "public, max-age=60");
    return c.body("// There is no widget of this key, or it is not active.\n", 404);
  }
  count(c.env, c.executionCtx, key, "views");
  const script = embedScript(await readLoader(c.env, c.req.url), widget.configJson);
  const etag = `"${createHash("sha256").update(script).digest("hex").slice(0, 20)}"`;
  c.header("ETag", etag);
  c.header("Cache-Control", "public, max-age=60, stale-while-revalidate=600");
  return c.req.header("If-None-Match") === etag ? c.body(null, 304) : c.body(script);
});

async function readLoader(env: Env, requestUrl: string): Promise<string> {
  const nowMs = Date.now();
  if (loader && nowMs - loader.readAtMs < LOADER_FRESH_MS) return loader.text;
  const response = await env.ASSETS.fetch(new URL("/widget.js", requestUrl));
  if (!response.ok) throw new AppError("unavailable", { headers: { "Retry-After": "5" } });
  loader = { text: await response.text(), readAtMs: nowMs };
  return loader.text;
}
