import type { Conversation } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { RateUse } from "../domain/rate-limit.ts";
import { OutboxStorage } from "./outbox-storage.ts";
import { parseColumn, type Row, ThreadDatabase } from "./thread-database.ts";

/**
 * The working copy of one thread. SQLite is the truth; what is asked for with every message is kept
 * in memory beside it, which is safe because nobody else writes, and is dropped when a transaction
 * fails. How far a conversation has come is not written with each message: its messages tell.
 */
export class ThreadStorage {
  readonly outbox: OutboxStorage;
  readonly #database: ThreadDatabase;
  /** Undefined: not read yet. */
  #current: Conversation | null | undefined;
  #visitorTimesMs: { sinceMs: number; timesMs: number[] } | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#database = new ThreadDatabase(storage);
    this.outbox = new OutboxStorage(this.#database);
  }

  transaction(work: () => void): void {
    try {
      this.#database.transaction(work);
    } catch (error) {
      this.#dropMemory();
      throw error;
    }
  }

  currentConversation(): Conversation | null {
    if (this.#current === undefined) {
      const [row] = this.#database.exec(
        "SELECT state FROM conversations ORDER BY started_at_ms DESC, id DESC LIMIT 1",
      );
      this.#current = this.#conversationIn(row);
    }
    return this.#current;
  }

  findConversation(id: string): Conversation | null {
    const current = this.currentConversation();
    if (current?.id === id) return current;
    const [row] = this.#database.exec("SELECT state FROM conversations WHERE id = ?", id);
    return this.#conversationIn(row);
  }

  endedConversations(): Conversation[] {
    return this.#conversations().filter((conversation) => conversation.endedAtMs !== null);
  }

  saveConversation(conversation: Conversation): void {
    this.#database.exec(
      `INSERT INTO conversations (id, started_at_ms, state) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
      conversation.id,
      conversation.startedAtMs,
      JSON.stringify(conversation),
    );
    // Perhaps a new one, perhaps an older one that is not current: the next look will tell.
    this.#current = this.#current?.id === conversation.id ? conversation : undefined;
  }

  /** Appends an exchange to the current conversation; `conversation` is as it stands after it. */
  appendMessages(conversation: Conversation, messages: readonly StoredMessage[]): void {
    this.#database.insert(
      "messages",
      "conversation_id, seq, type, created_at_ms, client_message_id, body",
      messages.map((message) => [
        message.conversationId,
        message.seq,
        message.type,
        message.createdAtMs,
        message.clientMessageId,
        JSON.stringify(message),
      ]),
    );
    this.#current = conversation;
    for (const { type, createdAtMs } of messages) {
      if (type === "user") this.#visitorTimesMs?.timesMs.push(createdAtMs);
    }
  }

  replaceMessage(message: StoredMessage): void {
    this.#database.exec(
      "UPDATE messages SET body = ? WHERE conversation_id = ? AND seq = ?",
      JSON.stringify(message),
      message.conversationId,
      message.seq,
    );
  }

  messagesAfter(conversationId: string, afterSeq: number, rowsMax: number): StoredMessage[] {
    return this.#database
      .exec(
        "SELECT body FROM messages WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?",
        conversationId,
        afterSeq,
        rowsMax,
      )
      .map((row) => parseColumn<StoredMessage>(row.body));
  }

  findMessage(conversationId: string, seq: number): StoredMessage | null {
    return this.messagesAfter(conversationId, seq - 1, 1).find((row) => row.seq === seq) ?? null;
  }

  findByClientMessageId(clientMessageId: string): StoredMessage[] {
    return this.#database
      .exec("SELECT body FROM messages WHERE client_message_id = ?", clientMessageId)
      .map((row) => parseColumn<StoredMessage>(row.body));
  }

  /** Visitor messages of the whole thread, so that a new conversation does not refill the limit. */
  visitorUse(sinceMs: number, countMax: number): RateUse {
    const known = this.#visitorTimesMs;
    const isEnough = known !== null && known.sinceMs <= sinceMs;
    const before = isEnough ? known.timesMs : this.#readVisitorTimes(sinceMs, countMax);
    const timesMs = before.filter((atMs) => atMs > sinceMs);
    this.#visitorTimesMs = { sinceMs, timesMs };
    const counted = timesMs.slice(-countMax);
    return { count: counted.length, oldestAtMs: counted[0] ?? null };
  }

  forgetConversation(id: string): void {
    this.#database.exec("DELETE FROM messages WHERE conversation_id = ?", id);
    this.#database.exec("DELETE FROM outbox WHERE conversation_id = ?", id);
    this.#database.exec("DELETE FROM conversations WHERE id = ?", id);
    this.#dropMemory();
  }

  async deleteAll(): Promise<void> {
    this.#dropMemory();
    await this.#database.deleteAll();
  }

  #dropMemory(): void {
    this.#current = undefined;
    this.#visitorTimesMs = null;
  }

  #conversations(): Conversation[] {
    return this.#database
      .exec("SELECT state FROM conversations")
      .map((row) => parseColumn<Conversation>(row.state));
  }

  /** Oldest first; of each conversation only as many of the newest as could matter. */
  #readVisitorTimes(sinceMs: number, countMax: number): number[] {
    return this.#conversations()
      .filter(({ endedAtMs }) => endedAtMs === null || endedAtMs > sinceMs)
      .flatMap(({ id }) =>
        this.#database.exec(
          `SELECT created_at_ms FROM messages
           WHERE conversation_id = ? AND type = 'user' AND created_at_ms > ?
           ORDER BY seq DESC LIMIT ?`,
          id,
          sinceMs,
          countMax,
        ),
      )
      .map((row) => Number(row.created_at_ms))
      .sort((a, b) => a - b);
  }

  #conversationIn(row: Row | undefined): Conversation | null {
    if (!row) return null;
    const saved = parseColumn<Conversation>(row.state);
    const [newest] = this.#database.exec(
      `SELECT max(seq) AS seq, max(CASE WHEN type = 'user' THEN created_at_ms END) AS visitor_at_ms
       FROM messages WHERE conversation_id = ?`,
      saved.id,
    );
    const { seq, visitor_at_ms: lastVisitorAtMs } = newest ?? {};
    return {
      ...saved,
      lastSeq: typeof seq === "number" ? seq : 0,
      lastVisitorAtMs: typeof lastVisitorAtMs === "number" ? lastVisitorAtMs : saved.startedAtMs,
    };
  }
}
