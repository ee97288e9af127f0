import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { reportInstallation } from "../../installation-reports.ts";
import { isNotModified } from "../../middleware/if-none-match.ts";
import { type Admission, admit } from "../../middleware/require-widget.ts";
import type { LoadedWidget } from "../../snapshots/loaded-widget.ts";
import { CONFIG_MAX_AGE_S } from "../../snapshots/read-widget.ts";
import { count } from "../../tallies.ts";

const CACHE = `public, max-age=${CONFIG_MAX_AGE_S}`;
/** A widget without a domain list can be asked from any number of made-up origins. */
const ORIGINS_MAX = 50;

/** By origin; made once for each state of a widget, and gone with it. */
const prepared = new WeakMap<LoadedWidget, Map<string, Headers>>();

/** Every page view asks for this, so both body and headers are made beforehand. */
export const configRoutes = new Hono<AppEnv>().get("/", async (c) => {
  const admission = await admit(c);
  const { configJson, etag, snapshot } = admission.widget;
  count(c.env, c.executionCtx, snapshot.config.widget_key, "views");
  reportInstallation(c, snapshot.config.widget_key);
  const headers = headersOf(admission);
  return isNotModified(c.req.header("If-None-Match"), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(configJson, { headers });
});

/** As Headers, which the platform copies at once; each string of a table costs it a conversion. */
function headersOf({ widget, headers }: Admission): Headers {
  const byOrigin = prepared.get(widget) ?? new Map<string, Headers>();
  const origin = headers["Access-Control-Allow-Origin"] ?? "";
  const known = byOrigin.get(origin);
  if (known) return known;
  const type = "application/json; charset=UTF-8";
  const etag = widget.etag;
  const made = new Headers({
    ...headers,
    "Content-Type": type,
    "Cache-Control": CACHE,
    ETag: etag,
  });
  if (byOrigin.size < ORIGINS_MAX) byOrigin.set(origin, made);
  prepared.set(widget, byOrigin);
  return made;
}
