import { Hono } from "hono";
import { version } from "../../package.json";
import { AUTH_BASE_PATH } from "./auth/auth.ts";
import type { AppEnv } from "./env.ts";
import { AppError, answerError } from "./errors.ts";
import { secureApi } from "./middleware/secure-headers.ts";
import { adminRoutes } from "./routes/admin/admin-routes.ts";
import { apiDocRoutes } from "./routes/admin/api-docs.ts";
import { ADMIN_BASE_PATH } from "./routes/admin/guard.ts";
import { answerSignIn } from "./routes/admin/sign-in.ts";
import { calendarFeedRoutes } from "./routes/appointment/calendar-feed.ts";
import { customerLinkRoutes } from "./routes/appointment/customer-links.ts";
import { chatPageRoutes } from "./routes/embed/chat-page.ts";
import { embedRoutes } from "./routes/embed/embed.ts";
import { pluginRoutes } from "./routes/plugin/plugin-check.ts";
import { visitorRoutes } from "./routes/visitor/visitor-routes.ts";

export const app = new Hono<AppEnv>()
  .get("/", (c) => c.redirect("/demo/"))
  // Asks nobody: it tells whether this Worker runs, and a database that is away must not say it does not.
  .get("/health", (c) => c.json({ ok: true, version }))
  .route("/w", embedRoutes)
  .route("/chat", chatPageRoutes)
  .route("/api/chat-widget/public/widget/:key/plugin-check", pluginRoutes)
  .route("/api/chat-widget/public/widget/:key", visitorRoutes)
  .route("/appointment", customerLinkRoutes)
  .route("/calendar", calendarFeedRoutes)
  .on(["GET", "POST"], `${AUTH_BASE_PATH}/*`, secureApi, answerSignIn)
  .route("/api", apiDocRoutes)
  .route(ADMIN_BASE_PATH, adminRoutes)
  .notFound((c) => answerError(new AppError("not_found"), c))
  .onError(answerError);
