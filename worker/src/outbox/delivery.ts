import type { OutboxEvent } from "../domain/outbox-event.ts";
import { retryDelayMs } from "../domain/retry.ts";
import { logError, logWarning } from "../log.ts";
import { type DatabaseEnv, openDatabase } from "../store/database.ts";
import { classifyDeliveryError, deliverEvents } from "../store/delivery.ts";
import { type JobQueue, nudgeWebhooks } from "../webhooks/spread.ts";
import { drain, type OutboxPort, type OwedEvent } from "./drain.ts";

/** Where the outbox ends at a moment: positions of the last message and of the last change. */
export interface OutboxEnd {
  readonly message: number;
  readonly change: number;
}

/** Where an object keeps what it owes, as delivery needs it. */
export interface OwedStorage {
  end(): OutboxEnd;
  nextBatch(upTo: OutboxEnd): OwedEvent[];
  forget(batch: readonly OwedEvent[]): void;
  park(owed: OwedEvent, reason: string): void;
  retry(): { readonly attempts: number; readonly retryAtMs: number } | null;
  saveRetry(attempts: number, retryAtMs: number): void;
}

export interface DeliveryEnv extends DatabaseEnv {
  readonly WEBHOOKS: Pick<JobQueue, "send">;
}

/** Failures that pass are normal; only one that lasts is worth a line in the log. */
const ATTEMPTS_UNTIL_WARNING = 3;

/**
 * Brings to Postgres what was owed when the call began. What comes in meanwhile waits for its own
 * quiet moment, else each delivery would tear a burst in two.
 */
export async function deliverOwed(env: DeliveryEnv, storage: OwedStorage): Promise<void> {
  let hasNews = false;
  await drain(
    portTo(storage, async (events) => {
      hasNews = (await deliverEvents(openDatabase(env), events)) || hasNews;
    }),
  );
  if (hasNews) await nudgeWebhooks(env.WEBHOOKS);
}

function portTo(
  storage: OwedStorage,
  deliver: (events: readonly OutboxEvent[]) => Promise<void>,
): OutboxPort {
  const upTo = storage.end();
  return {
    nextBatch: () => storage.nextBatch(upTo),
    deliver,
    classify: classifyDeliveryError,
    forget: (batch) => storage.forget(batch),
    park(owed, error) {
      storage.park(owed, reasonOf(error));
      logError("outbox.parked", {
        kind: owed.event.kind,
        row: rowOf(owed.event),
        ...causeOf(error),
      });
    },
    postpone(error) {
      const attempts = (storage.retry()?.attempts ?? 0) + 1;
      storage.saveRetry(attempts, Date.now() + retryDelayMs(attempts - 1, Math.random()));
      if (attempts === ATTEMPTS_UNTIL_WARNING)
        logWarning("outbox.postponed", { attempts, ...causeOf(error) });
    },
  };
}

function rowOf(event: OutboxEvent): string {
  return event.kind === "feedback" ? event.messageId : event.id;
}

/** Postgres' own words may quote a visitor's; its code and constraint do not. */
function causeOf(error: unknown): { code: unknown; constraint: unknown } {
  const facts = Object(error);
  return { code: facts.code ?? facts.cause?.code, constraint: facts.constraint };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error);
}
