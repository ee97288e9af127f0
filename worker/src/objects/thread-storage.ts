import { type Conversation, storedConversation } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { RateUse } from "../domain/rate-limit.ts";
import { chained } from "../domain/transcript-chain.ts";
import { ElsewhereStorage } from "./elsewhere-storage.ts";
import { ordinalAt, positionOf, rangeOf, seqAt } from "./message-position.ts";
import { NoticeStorage } from "./notice-storage.ts";
import { OutboxStorage } from "./outbox-storage.ts";
import { parseColumn, type Row, ThreadDatabase } from "./thread-database.ts";

/** A conversation with its place among those of its thread, counted from 1. */
interface Placed {
  readonly ordinal: number;
  readonly conversation: Conversation;
  /** Of its newest message; null before there is one that is chained. */
  readonly chainHead: string | null;
}

/**
 * The working copy of one thread. SQLite is the truth; what is asked for with every message is kept
 * in memory beside it, which is safe because nobody else writes, and is dropped when a transaction
 * fails. How far a conversation has come is not written with each message: its messages tell.
 */
export class ThreadStorage {
  readonly outbox: OutboxStorage;
  readonly notices: NoticeStorage;
  readonly elsewhere: ElsewhereStorage;
  readonly #database: ThreadDatabase;
  /** Undefined: not read yet. */
  #current: Placed | null | undefined;
  #visitorTimesMs: { sinceMs: number; timesMs: number[] } | null = null;
  /** Positions of visitors' messages by what their clients call them. Null: not read yet. */
  #sends: Map<string, number[]> | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#database = new ThreadDatabase(storage);
    this.outbox = new OutboxStorage(this.#database);
    this.notices = new NoticeStorage(this.#database);
    this.elsewhere = new ElsewhereStorage(this.#database);
  }

  transaction(work: () => void): void {
    try {
      this.#database.transaction(work);
    } catch (error) {
      this.#dropMemory();
      throw error;
    }
  }

  /** False for a visitor of whom nothing is known: to find that out leaves no trace of them. */
  isUsed(): boolean {
    return this.#database.isUsed();
  }

  currentConversation(): Conversation | null {
    return this.#currentPlaced()?.conversation ?? null;
  }

  findConversation(id: string): Conversation | null {
    return this.#find(id)?.conversation ?? null;
  }

  /** As they were last saved: what their messages tell may be older. */
  conversations(): Conversation[] {
    return this.#database
      .exec("SELECT state FROM conversations")
      .map((row) => storedConversation(parseColumn<Conversation>(row.state)));
  }

  endedConversations(): Conversation[] {
    return this.conversations().filter((conversation) => conversation.endedAtMs !== null);
  }

  saveConversation(conversation: Conversation): void {
    const placed = this.#find(conversation.id);
    const ordinal = placed?.ordinal ?? this.#nextOrdinal();
    this.#database.exec(
      "INSERT OR REPLACE INTO conversations (ordinal, id, state) VALUES (?, ?, ?)",
      ordinal,
      conversation.id,
      JSON.stringify(conversation),
    );
    const current = this.#currentPlaced();
    if (!current || ordinal >= current.ordinal) {
      this.#current = { ordinal, conversation, chainHead: placed?.chainHead ?? null };
    }
  }

  /**
   * Appends an exchange to the current conversation; `conversation` is as it stands after it. One
   * statement, so all of it or nothing; by being there it is owed.
   */
  appendMessages(conversation: Conversation, said: readonly StoredMessage[]): void {
    const current = this.#currentPlaced();
    if (current?.conversation.id !== conversation.id) {
      throw new Error("Messages are appended to the current conversation only.");
    }
    const { ordinal } = current;
    const { messages, chainHead } = chained(current.chainHead, said);
    this.#database.insert(
      "messages",
      "position, type, created_at_ms, client_message_id, body",
      messages.map((message) => [
        positionOf(ordinal, message.seq),
        message.type,
        message.createdAtMs,
        message.clientMessageId,
        JSON.stringify(message),
      ]),
    );
    this.#current = { ordinal, conversation, chainHead };
    for (const message of messages) this.#remember(message, positionOf(ordinal, message.seq));
  }

  replaceMessage(message: StoredMessage): void {
    const placed = this.#find(message.conversationId);
    if (!placed) return;
    this.#database.exec(
      "UPDATE messages SET body = ? WHERE position = ?",
      JSON.stringify(message),
      positionOf(placed.ordinal, message.seq),
    );
  }

  messagesAfter(conversationId: string, afterSeq: number, rowsMax: number): StoredMessage[] {
    const placed = this.#find(conversationId);
    if (!placed) return [];
    const [, lastPosition] = rangeOf(placed.ordinal);
    return this.#database
      .exec(
        "SELECT body FROM messages WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
        positionOf(placed.ordinal, afterSeq),
        lastPosition,
        rowsMax,
      )
      .map((row) => parseColumn<StoredMessage>(row.body));
  }

  findMessage(conversationId: string, seq: number): StoredMessage | null {
    const placed = this.#find(conversationId);
    return placed && this.#messageAt(positionOf(placed.ordinal, seq));
  }

  findByClientMessageId(clientMessageId: string): StoredMessage[] {
    this.#sends ??= this.#readSends();
    const positions = this.#sends.get(clientMessageId) ?? [];
    return positions.flatMap((position) => this.#messageAt(position) ?? []);
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

  /** When the thread's newest messages of the visitor came, oldest first. */
  visitorTimes(sinceMs: number, countMax: number): number[] {
    return this.#readVisitorTimes(sinceMs, countMax);
  }

  /** True when Postgres has not got all of it, or somebody is still to be told of it. */
  isOwed(conversationId: string): boolean {
    const placed = this.#find(conversationId);
    if (placed === null) return false;
    return (
      this.outbox.isOwed(conversationId, placed.ordinal) || this.notices.isOwed(conversationId)
    );
  }

  forgetConversation(id: string): void {
    const placed = this.#find(id);
    if (!placed) return;
    const forget = "DELETE FROM messages WHERE position > ? AND position <= ?";
    this.#database.exec(forget, ...rangeOf(placed.ordinal));
    this.#database.exec("DELETE FROM outbox WHERE conversation_id = ?", id);
    this.#database.exec("DELETE FROM conversations WHERE ordinal = ?", placed.ordinal);
    this.notices.forget(id);
    this.#dropMemory();
  }

  /** At once, as deleting the database is not. */
  forgetAll(): void {
    for (const table of ["messages", "conversations", "outbox", "notices", "elsewhere"]) {
      this.#database.exec(`DELETE FROM ${table}`);
    }
    this.#dropMemory();
  }

  async deleteAll(): Promise<void> {
    this.#dropMemory();
    await this.#database.deleteAll();
  }

  #dropMemory(): void {
    this.#current = undefined;
    this.#visitorTimesMs = null;
    this.#sends = null;
    this.notices.dropMemory();
  }

  #remember({ type, createdAtMs, clientMessageId }: StoredMessage, position: number): void {
    if (type === "user") this.#visitorTimesMs?.timesMs.push(createdAtMs);
    if (clientMessageId !== null && this.#sends) addTo(this.#sends, clientMessageId, position);
  }

  #currentPlaced(): Placed | null {
    if (this.#current === undefined) {
      const [row] = this.#database.exec(
        "SELECT ordinal, state FROM conversations ORDER BY ordinal DESC LIMIT 1",
      );
      this.#current = this.#placedIn(row);
    }
    return this.#current;
  }

  #find(id: string): Placed | null {
    const current = this.#currentPlaced();
    if (current?.conversation.id === id) return current;
    const [row] = this.#database.exec("SELECT ordinal, state FROM conversations WHERE id = ?", id);
    return this.#placedIn(row);
  }

  /** Beyond all that was ever delivered too, though its conversation may be forgotten by now. */
  #nextOrdinal(): number {
    const last = this.#currentPlaced()?.ordinal ?? 0;
    return 1 + Math.max(last, ordinalAt(this.outbox.deliveredMessage()));
  }

  #messageAt(position: number): StoredMessage | null {
    const [row] = this.#database.exec("SELECT body FROM messages WHERE position = ?", position);
    return row ? parseColumn<StoredMessage>(row.body) : null;
  }

  #readSends(): Map<string, number[]> {
    const sends = new Map<string, number[]>();
    const rows = this.#database.exec(
      "SELECT position, client_message_id FROM messages WHERE client_message_id IS NOT NULL",
    );
    for (const row of rows) addTo(sends, String(row.client_message_id), Number(row.position));
    return sends;
  }

  /** Oldest first; only as many of the newest as could matter. */
  #readVisitorTimes(sinceMs: number, countMax: number): number[] {
    return this.#database
      .exec(
        `SELECT created_at_ms FROM messages WHERE type = 'user' AND created_at_ms > ?
         ORDER BY position DESC LIMIT ?`,
        sinceMs,
        countMax,
      )
      .map((row) => Number(row.created_at_ms))
      .reverse();
  }

  #placedIn(row: Row | undefined): Placed | null {
    if (!row) return null;
    const ordinal = Number(row.ordinal);
    const saved = storedConversation(parseColumn<Conversation>(row.state));
    const [newest] = this.#database.exec(
      `SELECT max(position) AS position,
              max(CASE WHEN type = 'user' THEN created_at_ms END) AS visitor_at_ms
       FROM messages WHERE position > ? AND position <= ?`,
      ...rangeOf(ordinal),
    );
    const { position, visitor_at_ms: lastVisitorAtMs } = newest ?? {};
    const conversation = {
      ...saved,
      lastSeq: typeof position === "number" ? seqAt(position) : 0,
      lastVisitorAtMs: typeof lastVisitorAtMs === "number" ? lastVisitorAtMs : saved.startedAtMs,
      hasSpoken: typeof lastVisitorAtMs === "number",
    };
    const chainHead =
      conversation.lastSeq > 0 ? (this.#messageAt(Number(position))?.chainHash ?? null) : null;
    return { ordinal, conversation, chainHead };
  }
}

function addTo(sends: Map<string, number[]>, clientMessageId: string, position: number): void {
  const positions = sends.get(clientMessageId);
  if (positions) positions.push(position);
  else sends.set(clientMessageId, [position]);
}
