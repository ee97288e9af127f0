import { analyticsOperations } from "./analytics.ts";
import { apiKeyOperations } from "./api-keys.ts";
import { appointmentOperations } from "./appointments.ts";
import { auditLogOperations } from "./audit-log.ts";
import { cannedReplyOperations } from "./canned-replies.ts";
import { clientOperations } from "./clients.ts";
import { conversationOperations } from "./conversations.ts";
import { identityKeyOperations } from "./identity-keys.ts";
import { installCheckOperations } from "./install-check.ts";
import { installationOperations } from "./installations.ts";
import { knowledgeOperations } from "./knowledge.ts";
import { knowledgeLifeOperations } from "./knowledge-life.ts";
import { leadOperations } from "./leads.ts";
import { meOperations } from "./me.ts";
import { notificationOperations } from "./notifications.ts";
import type { OperationTable } from "./operation.ts";
import { privacyOperations } from "./privacy.ts";
import { spamRuleOperations } from "./spam-rules.ts";
import { userOperations } from "./users.ts";
import { webhookOperations } from "./webhooks.ts";
import { widgetOperations } from "./widgets.ts";

/** Every call of the admin API. A route that is not here is not there: nothing else is let through. */
export const ADMIN_OPERATIONS = {
  ...meOperations,
  ...analyticsOperations,
  ...widgetOperations,
  ...knowledgeLifeOperations,
  ...knowledgeOperations,
  ...conversationOperations,
  ...cannedReplyOperations,
  ...leadOperations,
  ...appointmentOperations,
  ...spamRuleOperations,
  ...installationOperations,
  ...installCheckOperations,
  ...identityKeyOperations,
  ...clientOperations,
  ...userOperations,
  ...auditLogOperations,
  ...notificationOperations,
  ...privacyOperations,
  ...webhookOperations,
  ...apiKeyOperations,
} as const satisfies OperationTable;

export type OperationKey = keyof typeof ADMIN_OPERATIONS;
