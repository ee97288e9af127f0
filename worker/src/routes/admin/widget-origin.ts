import type { Context } from "hono";
import { dashboardSettings } from "../../dashboard-settings.ts";
import type { AppEnv } from "../../env.ts";

/** Where site owners load the widget from: the dashboard itself stands elsewhere. */
export function widgetOrigin(c: Context<AppEnv>): string {
  return dashboardSettings(c.env).widgetOrigin;
}
