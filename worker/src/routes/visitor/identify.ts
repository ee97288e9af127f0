import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";

/** Says who the visitor is. */
export const identifyRoutes = new Hono<AppEnv>().post("/", () => {
  throw new AppError("unavailable");
});
