import { messageEvent, type StoredMessage } from "../domain/message.ts";
import type { Owed } from "../domain/next-alarm.ts";
import type { ChangeEvent, OutboxEvent } from "../domain/outbox-event.ts";
import type { OutboxEnd, OwedStorage } from "../outbox/delivery.ts";
import type { OwedEvent } from "../outbox/drain.ts";
import { rangeOf } from "./message-position.ts";
import { parseColumn, type Row, type ThreadDatabase } from "./thread-database.ts";

/** Most events of one delivery: a burst of a conversation fits, a long outage comes in pieces. */
const BATCH_EVENTS_MAX = 200;

/** How far delivery has come, and how it went last. */
interface Progress {
  /** Position of the last message that Postgres has; whatever comes after it is owed. */
  readonly deliveredMessage: number;
  readonly attempts: number;
  readonly retryAtMs: number;
}

/**
 * What a thread owes Postgres, until it has it: of messages, all after the last one delivered; of
 * everything else, a row each, with the message that it came after.
 */
export class OutboxStorage implements OwedStorage {
  readonly #database: ThreadDatabase;

  constructor(database: ThreadDatabase) {
    this.#database = database;
  }

  /** Owes changes. A message is owed by being there. */
  owe(conversationId: string, events: readonly ChangeEvent[], nowMs: number): void {
    const afterMessage = this.#lastPlace();
    this.#database.insert(
      "outbox",
      "after_message, conversation_id, owed_at_ms, event",
      events.map((event) => [afterMessage, conversationId, nowMs, JSON.stringify(event)]),
    );
  }

  owed(): Owed | null {
    const [row] = this.#database.exec(
      `SELECT min(at_ms) AS oldest, max(at_ms) AS newest FROM (
         SELECT created_at_ms AS at_ms FROM messages WHERE position > ?
         UNION ALL SELECT owed_at_ms FROM outbox WHERE parked_because IS NULL
       )`,
      this.deliveredMessage(),
    );
    const oldest = row?.oldest;
    const newest = row?.newest;
    if (typeof oldest !== "number" || typeof newest !== "number") return null;
    return { oldestAtMs: oldest, newestAtMs: newest };
  }

  end(): OutboxEnd {
    const [row] = this.#database.exec(
      `SELECT (SELECT max(position) FROM messages) AS message,
              (SELECT max(position) FROM outbox) AS change`,
    );
    return { message: Number(row?.message ?? 0), change: Number(row?.change ?? 0) };
  }

  nextBatch(upTo: OutboxEnd): OwedEvent[] {
    return this.#database
      .exec(
        `SELECT position AS place, 0 AS is_change, position, body FROM messages
         WHERE position > ? AND position <= ?
         UNION ALL
         SELECT after_message, 1, position, event FROM outbox
         WHERE parked_because IS NULL AND position <= ?
         ORDER BY place, is_change, position LIMIT ?`,
        this.deliveredMessage(),
        upTo.message,
        upTo.change,
        BATCH_EVENTS_MAX,
      )
      .map((row) => ({ position: Number(row.position), event: eventIn(row) }));
  }

  /** All of their kind that is not parked between a batch's ends is of the batch. */
  forget(batch: readonly OwedEvent[]): void {
    const changes = batch.filter(({ event }) => event.kind !== "message");
    const [first, last] = [changes[0], changes.at(-1)];
    if (first && last) {
      this.#database.exec(
        "DELETE FROM outbox WHERE position BETWEEN ? AND ? AND parked_because IS NULL",
        first.position,
        last.position,
      );
    }
    const message = batch.findLast(({ event }) => event.kind === "message");
    this.#saveDelivered(message?.position ?? this.deliveredMessage());
  }

  park({ event, position }: OwedEvent, reason: string): void {
    if (event.kind !== "message") {
      const park = "UPDATE outbox SET parked_because = ? WHERE position = ?";
      this.#database.exec(park, reason, position);
      return;
    }
    this.#database.transaction(() => {
      this.#database.insert(
        "outbox",
        "after_message, conversation_id, owed_at_ms, event, parked_because",
        [
          [
            this.#lastPlace(),
            event.conversationId,
            event.createdAtMs,
            JSON.stringify(event),
            reason,
          ],
        ],
      );
      this.#saveDelivered(position);
    });
  }

  /** Null unless the last delivery failed. */
  retry(): { readonly attempts: number; readonly retryAtMs: number } | null {
    const { attempts, retryAtMs } = this.#progress();
    return attempts > 0 ? { attempts, retryAtMs } : null;
  }

  saveRetry(attempts: number, retryAtMs: number): void {
    this.#saveProgress({ deliveredMessage: this.deliveredMessage(), attempts, retryAtMs });
  }

  /** True when Postgres is still owed something of it; what is parked no longer counts. */
  isOwed(conversationId: string, ordinal: number): boolean {
    const [afterPosition, lastPosition] = rangeOf(ordinal);
    const rows = this.#database.exec(
      `SELECT 1 FROM messages WHERE position > ? AND position <= ?
       UNION ALL SELECT 1 FROM outbox WHERE conversation_id = ? AND parked_because IS NULL LIMIT 1`,
      Math.max(afterPosition, this.deliveredMessage()),
      lastPosition,
      conversationId,
    );
    return rows.length > 0;
  }

  /** 0 when nothing was delivered yet. */
  deliveredMessage(): number {
    return this.#progress().deliveredMessage;
  }

  /** Where a change falls in that is owed now. Only what was delivered is ever forgotten. */
  #lastPlace(): number {
    const [row] = this.#database.exec("SELECT max(position) AS message FROM messages");
    return Math.max(Number(row?.message ?? 0), this.deliveredMessage());
  }

  #progress(): Progress {
    const [row] = this.#database.exec(
      "SELECT delivered_message, attempts, retry_at_ms FROM delivery",
    );
    return {
      deliveredMessage: Number(row?.delivered_message ?? 0),
      attempts: Number(row?.attempts ?? 0),
      retryAtMs: Number(row?.retry_at_ms ?? 0),
    };
  }

  #saveDelivered(deliveredMessage: number): void {
    this.#saveProgress({ deliveredMessage, attempts: 0, retryAtMs: 0 });
  }

  #saveProgress({ deliveredMessage, attempts, retryAtMs }: Progress): void {
    this.#database.exec(
      "INSERT OR REPLACE INTO delivery VALUES (1, ?, ?, ?)",
      deliveredMessage,
      attempts,
      retryAtMs,
    );
  }
}

function eventIn(row: Row): OutboxEvent {
  if (row.is_change) return parseColumn<OutboxEvent>(row.body);
  return messageEvent(parseColumn<StoredMessage>(row.body));
}
