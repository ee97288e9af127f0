import { type Context, Hono } from "hono";
import { WIDGET_KEY_PATTERN } from "../../../../contracts/widget-config.ts";
import type { AppEnv, Env } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { reportInstallation } from "../../installation-reports.ts";
import { mayEmbed } from "../../middleware/allow-origin.ts";
import { isNotModified } from "../../middleware/if-none-match.ts";
import { etagOf, type LoadedWidget } from "../../snapshots/loaded-widget.ts";
import { readWidget } from "../../snapshots/read-widget.ts";
import { count } from "../../tallies.ts";
import { embedScript } from "./embed-script.ts";

/** A deployment has one loader; this only lets a rebuilt one show while developing. */
const LOADER_FRESH_MS = 5_000;
const EXTENSION = ".js";
const CACHE = "public, max-age=60, stale-while-revalidate=600";
/** No stale answer: a widget may be activated right after its tag was pasted. */
const UNKNOWN_CACHE = "public, max-age=60";
const FOREIGN =
  "// This widget may not be embedded here: its list of domains does not name this website.\n";
const UNKNOWN = "// There is no widget of this key, or it is not active.\n";

interface Embed {
  readonly loader: string;
  readonly script: string;
  readonly etag: string;
}

let known: { readonly text: string; readonly readAtMs: number } | null = null;
/** Made once for each state of a widget, and gone with it. */
const embeds = new WeakMap<LoadedWidget, Embed>();

/** `/w/<key>.js`: one request that brings the loader and the widget's config, from the snapshot. */
export const embedRoutes = new Hono<AppEnv>().get("/:file", async (c) => {
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
  // Its size may be told to the page: `?wtfu_debug=1` shows it.
  c.header("Timing-Allow-Origin", "*");
  const widget = await findWidget(c);
  c.header("Cache-Control", widget ? CACHE : UNKNOWN_CACHE);
  c.header("Content-Type", "text/javascript; charset=utf-8");
  if (!widget) return c.body(UNKNOWN, 404);
  if (!mayLoad(c, widget)) {
    c.header("Cache-Control", "no-store");
    return c.body(FOREIGN, 403);
  }
  const { script, etag } = embedOf(widget, await readLoader(c.env, c.req.url));
  count(c.env, c.executionCtx, widget.snapshot.config.widget_key, "views");
  reportInstallation(c, widget.snapshot.config.widget_key);
  c.header("ETag", etag);
  return isNotModified(c.req.header("If-None-Match"), etag) ? c.body(null, 304) : c.body(script);
});

async function findWidget(c: Context<AppEnv>): Promise<LoadedWidget | null> {
  const file = c.req.param("file") ?? "";
  const key = file.slice(0, -EXTENSION.length);
  if (!file.endsWith(EXTENSION) || !WIDGET_KEY_PATTERN.test(key)) return null;
  return readWidget(c.env, c.executionCtx, key);
}

/**
 * A tag sends no origin, and a page that tells no referrers (as many careful ones do) says nothing of
 * itself at all: it gets the loader, whose every call then says where it comes from and is judged.
 */
function mayLoad(c: Context<AppEnv>, { snapshot: { rules } }: LoadedWidget): boolean {
  if (rules.domainWhitelist.length === 0) return true;
  c.header("Vary", "Origin, Referer");
  const page = c.req.header("Origin") ?? c.req.header("Referer");
  return page === undefined || mayEmbed(c, rules, page);
}

function embedOf(widget: LoadedWidget, loader: string): Embed {
  const made = embeds.get(widget);
  if (made?.loader === loader) return made;
  const script = embedScript(loader, widget.configJson);
  const embed = { loader, script, etag: etagOf(script) };
  embeds.set(widget, embed);
  return embed;
}

async function readLoader(env: Env, requestUrl: string): Promise<string> {
  const nowMs = Date.now();
  if (known && nowMs - known.readAtMs < LOADER_FRESH_MS) return known.text;
  const response = await env.ASSETS.fetch(new URL("/widget.js", requestUrl));
  if (!response.ok) throw new AppError("unavailable", { headers: { "Retry-After": "5" } });
  known = { text: await response.text(), readAtMs: nowMs };
  return known.text;
}
