import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { openDatabase } from "../store/database.ts";
import { findOwnWidget } from "../store/widgets.ts";
import { pathId } from "./path-id.ts";

/** Finds the widget that an admin call's address names. */
export const requireOwnWidget = createMiddleware<AppEnv>(async (c, next) => {
  const widget = await findOwnWidget(openDatabase(c.env), pathId(c, "widgetId"));
  if (!widget) throw new AppError("not_found");
  c.set("ownWidget", widget);
  await next();
});
