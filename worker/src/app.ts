import { Hono } from "hono";
import type { AppEnv } from "./env.ts";
import { AppError, answerError } from "./errors.ts";
import { embedRoutes } from "./routes/embed/embed.ts";
import { visitorRoutes } from "./routes/visitor/visitor-routes.ts";

export const app = new Hono<AppEnv>()
  .get("/", (c) => c.redirect("/demo/"))
  .get("/health", (c) => c.json({ ok: true }))
  .route("/w", embedRoutes)
  .route("/api/chat-widget/public/widget/:key", visitorRoutes)
  .notFound((c) => answerError(new AppError("not_found"), c))
  .onError(answerError);
