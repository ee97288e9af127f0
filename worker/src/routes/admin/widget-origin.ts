import type { Context } from "hono";
import type { AppEnv } from "../../env.ts";

/** Where site owners load the widget from: the dashboard itself may stand elsewhere. */
export function widgetOrigin(c: Context<AppEnv>): string {
  return (c.env.WIDGET_ORIGIN ?? new URL(c.req.url).origin).replace(/\/+$/, "");
}
