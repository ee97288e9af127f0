import type { Conversation } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { Owed } from "../domain/next-alarm.ts";
import type { OutboxEvent } from "../domain/outbox-event.ts";
import type { RateUse } from "../domain/rate-limit.ts";
import type { OwedEvent } from "../outbox/drain.ts";

/**
 * The working copy of one thread, in the object's own SQLite. Nothing here awaits: what is called
 * between two awaits of the object is one transaction of the platform's.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, started_at_ms INTEGER NOT NULL, state TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    conversation_id TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL, client_message_id TEXT, body TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_client_message_id
    ON messages (client_message_id) WHERE client_message_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS messages_of_visitor ON messages (created_at_ms) WHERE type = 'user';
  CREATE TABLE IF NOT EXISTS outbox (
    position INTEGER PRIMARY KEY, conversation_id TEXT, owed_at_ms INTEGER NOT NULL,
    event TEXT NOT NULL, parked_because TEXT
  );
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY CHECK (id = 1), attempts INTEGER NOT NULL, retry_at_ms INTEGER NOT NULL
  );
`;

/** Most events of one delivery: a burst of a conversation fits, a long outage comes in pieces. */
const BATCH_EVENTS_MAX = 200;

type Row = Record<string, SqlStorageValue>;

export class ThreadStorage {
  readonly #storage: DurableObjectStorage;
  #isReady = false;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  #exec(query: string, ...bindings: SqlStorageValue[]): Row[] {
    if (!this.#isReady) {
      this.#storage.sql.exec(SCHEMA);
      this.#isReady = true;
    }
    return this.#storage.sql.exec(query, ...bindings).toArray();
  }

  transaction(work: () => void): void {
    this.#storage.transactionSync(work);
  }

  currentConversation(): Conversation | null {
    return conversationIn(
      this.#exec("SELECT state FROM conversations ORDER BY started_at_ms DESC, id DESC LIMIT 1"),
    );
  }

  findConversation(id: string): Conversation | null {
    return conversationIn(this.#exec("SELECT state FROM conversations WHERE id = ?", id));
  }

  endedConversations(): Conversation[] {
    return this.#exec("SELECT state FROM conversations")
      .map((row) => parse<Conversation>(row.state))
      .filter((conversation) => conversation.endedAtMs !== null);
  }

  saveConversation(conversation: Conversation): void {
    this.#exec(
      `INSERT INTO conversations (id, started_at_ms, state) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
      conversation.id,
      conversation.startedAtMs,
      JSON.stringify(conversation),
    );
  }

  appendMessages(messages: readonly StoredMessage[]): void {
    for (const message of messages) {
      this.#exec(
        "INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?)",
        message.conversationId,
        message.seq,
        message.type,
        message.createdAtMs,
        message.clientMessageId,
        JSON.stringify(message),
      );
    }
  }

  replaceMessage(message: StoredMessage): void {
    this.#exec(
      "UPDATE messages SET body = ? WHERE conversation_id = ? AND seq = ?",
      JSON.stringify(message),
      message.conversationId,
      message.seq,
    );
  }

  messagesAfter(conversationId: string, afterSeq: number, rowsMax: number): StoredMessage[] {
    return this.#exec(
      "SELECT body FROM messages WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?",
      conversationId,
      afterSeq,
      rowsMax,
    ).map((row) => parse<StoredMessage>(row.body));
  }

  findMessage(conversationId: string, seq: number): StoredMessage | null {
    return this.messagesAfter(conversationId, seq - 1, 1).find((row) => row.seq === seq) ?? null;
  }

  findByClientMessageId(clientMessageId: string): StoredMessage | null {
    const [row] = this.#exec(
      "SELECT body FROM messages WHERE client_message_id = ?",
      clientMessageId,
    );
    return row ? parse<StoredMessage>(row.body) : null;
  }

  /** Visitor messages of the whole thread, so that a new conversation does not refill the limit. */
  visitorUse(sinceMs: number, rowsMax: number): RateUse {
    const [row] = this.#exec(
      `SELECT count(*) AS count, min(created_at_ms) AS oldest FROM (
         SELECT created_at_ms FROM messages WHERE type = 'user' AND created_at_ms > ?
         ORDER BY created_at_ms DESC LIMIT ?)`,
      sinceMs,
      rowsMax,
    );
    const oldest = row?.oldest;
    return {
      count: Number(row?.count ?? 0),
      oldestAtMs: typeof oldest === "number" ? oldest : null,
    };
  }

  owe(conversationId: string, events: readonly OutboxEvent[], nowMs: number): void {
    for (const event of events) {
      this.#exec(
        "INSERT INTO outbox (conversation_id, owed_at_ms, event) VALUES (?, ?, ?)",
        conversationId,
        nowMs,
        JSON.stringify(event),
      );
    }
  }

  owed(): Owed | null {
    const [row] = this.#exec(
      `SELECT min(owed_at_ms) AS oldest, max(owed_at_ms) AS newest FROM outbox
       WHERE parked_because IS NULL`,
    );
    const oldest = row?.oldest;
    const newest = row?.newest;
    if (typeof oldest !== "number" || typeof newest !== "number") return null;
    return { oldestAtMs: oldest, newestAtMs: newest };
  }

  lastPosition(): number {
    const [row] = this.#exec("SELECT max(position) AS last FROM outbox");
    return Number(row?.last ?? 0);
  }

  nextBatch(upToPosition: number): OwedEvent[] {
    return this.#exec(
      `SELECT position, event FROM outbox WHERE parked_because IS NULL AND position <= ?
       ORDER BY position LIMIT ?`,
      upToPosition,
      BATCH_EVENTS_MAX,
    ).map((row) => ({
      position: Number(row.position),
      event: parse<OutboxEvent>(row.event),
    }));
  }

  forget(batch: readonly OwedEvent[]): void {
    for (const { position } of batch) this.#exec("DELETE FROM outbox WHERE position = ?", position);
    this.#exec("DELETE FROM delivery");
  }

  park(owed: OwedEvent, reason: string): void {
    this.#exec("UPDATE outbox SET parked_because = ? WHERE position = ?", reason, owed.position);
  }

  /** Null unless the last delivery failed. */
  retry(): { readonly attempts: number; readonly retryAtMs: number } | null {
    const [row] = this.#exec("SELECT attempts, retry_at_ms FROM delivery");
    if (!row) return null;
    return { attempts: Number(row.attempts), retryAtMs: Number(row.retry_at_ms) };
  }

  saveRetry(attempts: number, retryAtMs: number): void {
    this.#exec("INSERT OR REPLACE INTO delivery VALUES (1, ?, ?)", attempts, retryAtMs);
  }

  /** True when Postgres is still owed something of it; what is parked no longer counts. */
  isOwed(conversationId: string): boolean {
    const rows = this.#exec(
      "SELECT 1 FROM outbox WHERE conversation_id = ? AND parked_because IS NULL LIMIT 1",
      conversationId,
    );
    return rows.length > 0;
  }

  forgetConversation(id: string): void {
    this.#exec("DELETE FROM messages WHERE conversation_id = ?", id);
    this.#exec("DELETE FROM outbox WHERE conversation_id = ?", id);
    this.#exec("DELETE FROM conversations WHERE id = ?", id);
  }

  /** An object with nothing stored costs nothing and is gone from the platform's books. */
  async deleteAll(): Promise<void> {
    this.#isReady = false;
    await this.#storage.deleteAll();
  }
}

function conversationIn(rows: readonly Row[]): Conversation | null {
  const [row] = rows;
  return row ? parse<Conversation>(row.state) : null;
}

/** Trusted: only this class writes these columns, from values of the very type. */
function parse<T>(json: SqlStorageValue | undefined): T {
  return JSON.parse(String(json)) as T;
}
