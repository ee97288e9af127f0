import { Hono } from "hono";
import type { AppEnv } from "../../env.ts";
import { requireAdminToken } from "../../middleware/require-admin-token.ts";
import { requireOwnWidget } from "../../middleware/require-own-widget.ts";
import { generationRoutes } from "./generation.ts";
import { knowledgeRoutes } from "./knowledge.ts";
import { knowledgeImportRoutes } from "./knowledge-imports.ts";
import { knowledgeInsightRoutes } from "./knowledge-insights.ts";
import { knowledgeTestRoutes } from "./knowledge-tests.ts";
import { knowledgeVersionRoutes } from "./knowledge-versions.ts";

/** What a widget's owner may ask, by `/widgets/:widgetId`. Static paths stand before those with an id. */
export const adminRoutes = new Hono<AppEnv>()
  .use("*", requireAdminToken, requireOwnWidget)
  .route("/generation", generationRoutes)
  .route("/knowledge/imports", knowledgeImportRoutes)
  .route("/knowledge/tests", knowledgeTestRoutes)
  .route("/knowledge", knowledgeInsightRoutes)
  .route("/knowledge", knowledgeVersionRoutes)
  .route("/knowledge", knowledgeRoutes);
