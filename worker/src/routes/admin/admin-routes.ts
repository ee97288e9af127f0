import { Hono } from "hono";
import { ADMIN_OPERATIONS } from "../../../../contracts/admin/operations.ts";
import { ADMIN_SOCKETS } from "../../../../contracts/admin/sockets.ts";
import type { AppEnv } from "../../env.ts";
import { requireOwnWidget } from "../../middleware/require-own-widget.ts";
import { analyticsRoutes } from "./analytics.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { appointmentRoutes } from "./appointments.ts";
import { auditLogRoutes } from "./audit-log.ts";
import { cannedReplyRoutes } from "./canned-replies.ts";
import { clientRoutes } from "./clients.ts";
import { conversationRoutes } from "./conversations.ts";
import { generationRoutes } from "./generation.ts";
import { guarded } from "./guard.ts";
import { identityKeyRoutes } from "./identity-keys.ts";
import { inboxRoutes } from "./inbox.ts";
import { installCheckRoutes } from "./install-check.ts";
import { installationRoutes } from "./installations.ts";
import { knowledgeRoutes } from "./knowledge.ts";
import { knowledgeBulkRoutes } from "./knowledge-bulk.ts";
import { knowledgeImportRoutes } from "./knowledge-imports.ts";
import { knowledgeInsightRoutes } from "./knowledge-insights.ts";
import { knowledgeTestRoutes } from "./knowledge-tests.ts";
import { knowledgeVersionRoutes } from "./knowledge-versions.ts";
import { leadRoutes } from "./leads.ts";
import { meRoutes } from "./me.ts";
import { notificationRoutes } from "./notifications.ts";
import { privacyRoutes } from "./privacy.ts";
import { spamRuleRoutes } from "./spam-rules.ts";
import { userRoutes } from "./users.ts";
import { webhookRoutes } from "./webhooks.ts";
import { widgetRoutes } from "./widgets.ts";

const KNOWLEDGE = "/widgets/:widgetId/knowledge";

/** What signed-in users may ask. Static paths stand before those with an id. */
const routes = new Hono<AppEnv>()
  .use("/widgets/:widgetId", requireOwnWidget)
  .use("/widgets/:widgetId/*", requireOwnWidget)
  .route("/", meRoutes)
  .route("/", analyticsRoutes)
  .route("/", widgetRoutes)
  .route("/widgets/:widgetId/generation", generationRoutes)
  .route(`${KNOWLEDGE}/imports`, knowledgeImportRoutes)
  .route(`${KNOWLEDGE}/tests`, knowledgeTestRoutes)
  .route(KNOWLEDGE, knowledgeInsightRoutes)
  .route(KNOWLEDGE, knowledgeBulkRoutes)
  .route(KNOWLEDGE, knowledgeVersionRoutes)
  .route(KNOWLEDGE, knowledgeRoutes)
  .route("/", conversationRoutes)
  .route("/", privacyRoutes)
  .route("/", cannedReplyRoutes)
  .route("/", inboxRoutes)
  .route("/", leadRoutes)
  .route("/", appointmentRoutes)
  .route("/", spamRuleRoutes)
  .route("/", installationRoutes)
  .route("/", installCheckRoutes)
  .route("/", identityKeyRoutes)
  .route("/", clientRoutes)
  .route("/", userRoutes)
  .route("/", notificationRoutes)
  .route("/", webhookRoutes)
  .route("/", apiKeyRoutes)
  .route("/", auditLogRoutes);

export const adminRoutes = guarded({ ...ADMIN_OPERATIONS, ...ADMIN_SOCKETS }, routes);
