import type { Env } from "../env.ts";

export const WEBHOOK_QUEUE = "webhook-deliveries";
export const WEBHOOK_DEAD_LETTERS = "webhook-deliveries-dead";

/** To send one delivery. */
export interface WebhookJob {
  readonly deliveryId: string;
}

/** Makes deliveries of new events, one an endpoint, and gives those that are due to the queue. */
export async function spreadWebhooks(_env: Env, _nowMs: number): Promise<void> {}

export async function deliverWebhooks(_batch: MessageBatch<WebhookJob>, _env: Env): Promise<void> {}

export async function buryWebhooks(_batch: MessageBatch<WebhookJob>, _env: Env): Promise<void> {}
