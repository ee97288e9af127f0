import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { WIDGET_KEY_PATTERN } from "../../../contracts/widget-config.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import type { LoadedWidget } from "../snapshots/loaded-widget.ts";
import { readWidget } from "../snapshots/read-widget.ts";
import { ANY_PAGE, allowOrigin, type HeaderTable } from "./allow-origin.ts";

/** What a call needs of the widget that its address names, and of the page that makes it. */
export interface Admission {
  readonly widget: LoadedWidget;
  /** To be sent with the answer. */
  readonly headers: HeaderTable;
}

/**
 * Finds the widget, for a page that may embed it. `requireWidget` does the same for most calls; this
 * is for the one that every page view makes, where each step on the way can be measured.
 */
export async function admit(c: Context<AppEnv>): Promise<Admission> {
  const widget = await findWidget(c);
  // Of a widget that nobody knows, any page may read the refusal.
  const headers = allowOrigin(c, widget?.snapshot.rules ?? ANY_PAGE);
  if (widget) return { widget, headers };
  throw new AppError("not_found", { headers });
}

export const requireWidget = createMiddleware<AppEnv>(async (c, next) => {
  const { widget, headers } = await admit(c);
  c.set("headers", { ...headers, "Cache-Control": "no-store" });
  c.set("widget", widget);
  await next();
});

/**
 * A preflight's answer, good for a day. The same for an unknown widget: a browser shows a page
 * nothing of a request whose preflight failed, not even that the widget is unknown.
 */
export async function answerPreflight(c: Context<AppEnv>): Promise<Response> {
  const widget = await findWidget(c);
  setHeaders(c, allowOrigin(c, widget?.snapshot.rules ?? ANY_PAGE));
  c.header("Access-Control-Allow-Methods", "GET, POST");
  c.header("Access-Control-Allow-Headers", "Content-Type");
  c.header("Access-Control-Max-Age", "86400");
  return c.body(null, 204);
}

async function findWidget(c: Context<AppEnv>): Promise<LoadedWidget | null> {
  const key = c.req.param("key") ?? "";
  if (!WIDGET_KEY_PATTERN.test(key)) return null;
  try {
    return await readWidget(c.env, c.executionCtx, key);
  } catch (error) {
    setHeaders(c, allowOrigin(c, ANY_PAGE));
    throw error;
  }
}

function setHeaders(c: Context<AppEnv>, headers: HeaderTable): void {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
}
