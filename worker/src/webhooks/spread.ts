import { logError, logWarning } from "../log.ts";
import type { Database } from "../store/database.ts";
import { findUnspread, type Spread, spreadEvents } from "../store/webhook-events.ts";
import { payloadOf, type StoredEvent } from "./payload.ts";
import { GIVE_UP_AFTER_MS } from "./retry-schedule.ts";
import type { WebhookJob } from "./webhook-job.ts";

/** Looked at together; a longer queue of them is worked off batch after batch. */
const EVENTS_MAX = 200;
const BATCHES_MAX = 20;
/** As many as a queue takes at once. */
const MESSAGES_MAX = 100;

/** What is needed of the platform's queue. */
export interface JobQueue {
  send(job: WebhookJob, options?: { readonly delaySeconds: number }): Promise<unknown>;
  sendBatch(messages: readonly { readonly body: WebhookJob }[]): Promise<unknown>;
}

/** Makes deliveries of events that nobody was sent yet, and hands them to the queue. */
export async function spreadNew(db: Database, queue: JobQueue, nowMs: number): Promise<void> {
  for (let batches = 0; batches < BATCHES_MAX; batches += 1) {
    const events = await findUnspread(db, EVENTS_MAX);
    if (events.length === 0) return;
    const when = { nowMs, giveUpAfterMs: GIVE_UP_AFTER_MS };
    await sendAll(queue, await spreadEvents(db, events.map(spreadOf), when));
    if (events.length < EVENTS_MAX) return;
  }
}

export async function sendAll(queue: JobQueue, deliveryIds: readonly string[]): Promise<void> {
  for (let first = 0; first < deliveryIds.length; first += MESSAGES_MAX) {
    const some = deliveryIds.slice(first, first + MESSAGES_MAX);
    await queue.sendBatch(some.map((deliveryId) => ({ body: { deliveryId } })));
  }
}

/** One event that cannot be read must not hold up those behind it. */
function spreadOf(event: StoredEvent): Spread {
  const { sequence, eventType } = event;
  try {
    return { sequence, payload: payloadOf(event) };
  } catch (error) {
    logError("webhooks.unreadable_event", { sequence, event_type: eventType, error });
    return { sequence, payload: null };
  }
}

/** Has new events spread at once. The cron does it within the minute where this fails. */
export async function nudgeWebhooks(queue: Pick<JobQueue, "send">): Promise<void> {
  try {
    await queue.send({ spread: true });
  } catch (error) {
    logWarning("webhooks.not_nudged", { error });
  }
}
