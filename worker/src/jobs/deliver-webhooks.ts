import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { publicWeb, type Web } from "../outgoing/web.ts";
import { openDatabase } from "../store/database.ts";
import { failUnsendable, findLate } from "../store/webhook-attempts.ts";
import { forgetOldEvents } from "../store/webhook-events.ts";
import { sendDelivery } from "../webhooks/send-delivery.ts";
import { sendAll, spreadNew } from "../webhooks/spread.ts";
import type { WebhookJob } from "../webhooks/webhook-job.ts";

/** As in wrangler.toml, where both are bound and consumed. */
export const WEBHOOK_QUEUE = "webhook-deliveries";
export const WEBHOOK_DEAD_LETTERS = "webhook-deliveries-dead";

const MINUTE_MS = 60_000;
const LATE = { lateMs: MINUTE_MS, limit: 1_000 } as const;
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;

/**
 * Makes deliveries of new events, one an endpoint, and gives those that are due to the queue. All that
 * a queue was told stands in Postgres too, so that one that loses a message loses no delivery.
 */
export async function spreadWebhooks(env: Env, nowMs: number): Promise<void> {
  const db = openDatabase(env);
  await failUnsendable(db, nowMs);
  await sendAll(env.WEBHOOKS, await findLate(db, { nowMs, ...LATE }));
  await spreadNew(db, env.WEBHOOKS, nowMs);
  await forgetOldEvents(db, nowMs - KEPT_MS);
}

/** Deliveries do not wait for each other: one receiver may be slow. */
export async function deliverWebhooks(
  batch: MessageBatch<WebhookJob>,
  env: Env,
  web: Web = publicWeb,
  nowMs: number = Date.now(),
): Promise<void> {
  const db = openDatabase(env);
  const sending = { db, queue: env.WEBHOOKS, notices: env.NOTIFICATIONS, web, nowMs };
  await Promise.all(
    batch.messages.map(async (message) => {
      try {
        if ("spread" in message.body) await spreadNew(db, env.WEBHOOKS, nowMs);
        else await sendDelivery(message.body.deliveryId, sending);
        message.ack();
      } catch (error) {
        // Only the database fails here; what an endpoint does is recorded.
        logError("webhooks.put_off", { attempts: message.attempts, error });
        message.retry();
      }
    }),
  );
}

/** Nothing is lost with them: the cron asks for what is late. */
export async function buryWebhooks(batch: MessageBatch<WebhookJob>): Promise<void> {
  logError("webhooks.given_up", { count: batch.messages.length });
  batch.ackAll();
}
