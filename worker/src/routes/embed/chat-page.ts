import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";

/** `/chat/<key>`: a page of ours with nothing but the chat, to be linked to. */
export const chatPageRoutes = new Hono<AppEnv>().get("/:key", () => {
  throw new AppError("not_found");
});
