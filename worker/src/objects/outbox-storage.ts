import { messageEvent, type StoredMessage } from "../domain/message.ts";
import type { Owed } from "../domain/next-alarm.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import type { OwedStorage } from "../outbox/delivery.ts";
import type { OwedEvent } from "../outbox/drain.ts";
import { parseColumn, type Row, type ThreadDatabase } from "./thread-database.ts";

/** Most events of one delivery: a burst of a conversation fits, a long outage comes in pieces. */
const BATCH_EVENTS_MAX = 200;

/** What a thread owes Postgres, until it has it. */
export class OutboxStorage implements OwedStorage {
  readonly #database: ThreadDatabase;

  constructor(database: ThreadDatabase) {
    this.#database = database;
  }

  /** A message is owed by its number: its row stands beside, and is not written twice. */
  owe(conversationId: string, events: readonly OutboxEvent[], nowMs: number): void {
    const rows = events.map((event) =>
      event.kind === "message"
        ? [conversationId, nowMs, event.seq, null]
        : [conversationId, nowMs, null, JSON.stringify(event)],
    );
    this.#database.insert("outbox", "conversation_id, owed_at_ms, message_seq, event", rows);
  }

  owed(): Owed | null {
    const [row] = this.#database.exec(
      `SELECT min(owed_at_ms) AS oldest, max(owed_at_ms) AS newest FROM outbox
       WHERE parked_because IS NULL`,
    );
    const oldest = row?.oldest;
    const newest = row?.newest;
    if (typeof oldest !== "number" || typeof newest !== "number") return null;
    return { oldestAtMs: oldest, newestAtMs: newest };
  }

  lastPosition(): number {
    const [row] = this.#database.exec("SELECT max(position) AS last FROM outbox");
    return Number(row?.last ?? 0);
  }

  nextBatch(upToPosition: number): OwedEvent[] {
    return this.#database
      .exec(
        `SELECT o.position, o.event, m.body FROM outbox o
         LEFT JOIN messages m ON m.conversation_id = o.conversation_id AND m.seq = o.message_seq
         WHERE o.parked_because IS NULL AND o.position <= ? ORDER BY o.position LIMIT ?`,
        upToPosition,
        BATCH_EVENTS_MAX,
      )
      .map((row) => ({ position: Number(row.position), event: eventIn(row) }));
  }

  /** All that is not parked between a batch's ends is of the batch. */
  forget(batch: readonly OwedEvent[]): void {
    const [first, last] = [batch[0], batch.at(-1)];
    if (!first || !last) return;
    this.#database.exec(
      "DELETE FROM outbox WHERE position BETWEEN ? AND ? AND parked_because IS NULL",
      first.position,
      last.position,
    );
    this.#database.exec("DELETE FROM delivery");
  }

  park(owed: OwedEvent, reason: string): void {
    this.#database.exec(
      "UPDATE outbox SET parked_because = ? WHERE position = ?",
      reason,
      owed.position,
    );
  }

  /** Null unless the last delivery failed. */
  retry(): { readonly attempts: number; readonly retryAtMs: number } | null {
    const [row] = this.#database.exec("SELECT attempts, retry_at_ms FROM delivery");
    if (!row) return null;
    return { attempts: Number(row.attempts), retryAtMs: Number(row.retry_at_ms) };
  }

  saveRetry(attempts: number, retryAtMs: number): void {
    this.#database.exec("INSERT OR REPLACE INTO delivery VALUES (1, ?, ?)", attempts, retryAtMs);
  }

  /** True when Postgres is still owed something of it; what is parked no longer counts. */
  isOwed(conversationId: string): boolean {
    const rows = this.#database.exec(
      "SELECT 1 FROM outbox WHERE conversation_id = ? AND parked_because IS NULL LIMIT 1",
      conversationId,
    );
    return rows.length > 0;
  }
}

function eventIn(row: Row): OutboxEvent {
  if (row.event !== null) return parseColumn<OutboxEvent>(row.event);
  return messageEvent(parseColumn<StoredMessage>(row.body));
}
