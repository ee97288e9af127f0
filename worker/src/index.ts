import { app } from "./app.ts";
import { type Env, requireSettings } from "./env.ts";
import { sendDailySummaries } from "./jobs/daily-summaries.ts";
import {
  buryNotices,
  deliverNotices,
  NOTICE_DEAD_LETTERS,
  NOTICE_QUEUE,
} from "./jobs/deliver-notices.ts";
import {
  buryWebhooks,
  deliverWebhooks,
  spreadWebhooks,
  WEBHOOK_DEAD_LETTERS,
  WEBHOOK_QUEUE,
} from "./jobs/deliver-webhooks.ts";
import { enforceRetention } from "./jobs/enforce-retention.ts";
import {
  buryKnowledgeJobs,
  failLostImports,
  KNOWLEDGE_DEAD_LETTERS,
  KNOWLEDGE_QUEUE,
  type KnowledgeJob,
  runKnowledgeJobs,
} from "./jobs/knowledge-jobs.ts";
import { sendMonthlyReports } from "./jobs/monthly-reports.ts";
import { publishFeedback } from "./jobs/publish-feedback.ts";
import { publishPending } from "./jobs/publish-pending.ts";
import { remindAppointments } from "./jobs/remind-appointments.ts";
import { rollUp } from "./jobs/roll-up.ts";
import { storeTallies } from "./jobs/store-tallies.ts";
import { tidySignIns } from "./jobs/tidy-sign-ins.ts";
import type { Notice } from "./notices/notice.ts";
import type { EdgeReport } from "./tallies.ts";
import type { WebhookJob } from "./webhooks/webhook-job.ts";

export { LeadFollowUp } from "./follow-up/lead-follow-up.ts";
export { NoticeObject } from "./notices/notice-object.ts";
export { ConversationObject } from "./objects/conversation-object.ts";
export { GenerationBudget } from "./objects/generation-budget.ts";
export { Inbox } from "./objects/inbox.ts";

export default {
  fetch(request, env, ctx) {
    requireSettings(env);
    return app.fetch(request, env, ctx);
  },
  async scheduled(controller, env) {
    requireSettings(env);
    await publishFeedback(env, controller.scheduledTime);
    await publishPending(env);
    await failLostImports(env);
    await tidySignIns(env, controller.scheduledTime);
    await remindAppointments(env, controller.scheduledTime);
    await sendDailySummaries(env, controller.scheduledTime);
    await spreadWebhooks(env, controller.scheduledTime);
    await rollUp(env, controller.scheduledTime);
    await sendMonthlyReports(env, controller.scheduledTime);
    await enforceRetention(env, controller.scheduledTime);
  },
  async queue(batch, env) {
    requireSettings(env);
    // A queue carries what its binding lets in, see env.ts: its name tells the messages' type.
    switch (batch.queue) {
      case KNOWLEDGE_QUEUE:
        return runKnowledgeJobs(batch as MessageBatch<KnowledgeJob>, env);
      case KNOWLEDGE_DEAD_LETTERS:
        return buryKnowledgeJobs(batch as MessageBatch<KnowledgeJob>, env);
      case NOTICE_QUEUE:
        return deliverNotices(batch, env);
      case NOTICE_DEAD_LETTERS:
        return buryNotices(batch, env);
      case WEBHOOK_QUEUE:
        return deliverWebhooks(batch as MessageBatch<WebhookJob>, env);
      case WEBHOOK_DEAD_LETTERS:
        return buryWebhooks(batch as MessageBatch<WebhookJob>);
      default:
        return storeTallies(batch as MessageBatch<EdgeReport>, env);
    }
  },
} satisfies ExportedHandler<Env, EdgeReport | KnowledgeJob | Notice | WebhookJob>;
