import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";

/** What the WordPress plugin's server asks of us. */
export const pluginRoutes = new Hono<AppEnv>().post("/", () => {
  throw new AppError("unavailable");
});
