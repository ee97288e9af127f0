import type { ThreadDatabase } from "./thread-database.ts";

const OWED_TYPES = [
  "new_conversation",
  "lead_captured",
  "lead_thanks",
  "handover_waiting",
  "visitor_reply",
] as const;
export type OwedNoticeType = (typeof OWED_TYPES)[number];

/** A notice as it is owed: its words are read when it is sent. */
export interface OwedNotice {
  /** Names the event; what was owed under it once is never owed again. */
  readonly id: string;
  readonly type: OwedNoticeType;
  readonly conversationId: string;
  /** Of the user's message that it is about; 0 where it is about none. */
  readonly seq: number;
  readonly dueAtMs: number;
}

export interface DueNotice extends OwedNotice {
  /** Failed ones. */
  readonly attempts: number;
}

const DUE_AT_ONCE_MAX = 20;

/**
 * The notices that a thread owes, until the queue has taken them. Owed in the transaction of what
 * caused them; a row stays behind without its due time, so that nothing is owed twice.
 */
export class NoticeStorage {
  readonly #database: ThreadDatabase;
  /** Undefined: not read yet. */
  #nextDueAtMs: number | null | undefined;

  constructor(database: ThreadDatabase) {
    this.#database = database;
  }

  owe(notices: readonly OwedNotice[]): void {
    for (const { id, type, conversationId, seq, dueAtMs } of notices) {
      this.#database.exec(
        `INSERT OR IGNORE INTO notices (id, type, conversation_id, seq, due_at_ms, attempts)
         VALUES (?, ?, ?, ?, ?, 0)`,
        id,
        type,
        conversationId,
        seq,
        dueAtMs,
      );
    }
    if (notices.length > 0) this.dropMemory();
  }

  /** A reply that is still to be mailed goes with the newer one, no later than it would have. */
  oweReply(notice: OwedNotice): void {
    const [pending] = this.#database.exec(
      `SELECT id, due_at_ms FROM notices
       WHERE conversation_id = ? AND type = 'visitor_reply' AND due_at_ms IS NOT NULL`,
      notice.conversationId,
    );
    if (pending) this.#database.exec("DELETE FROM notices WHERE id = ?", String(pending.id));
    const dueAtMs = pending ? Number(pending.due_at_ms) : notice.dueAtMs;
    this.owe([{ ...notice, dueAtMs }]);
  }

  nextDueAtMs(): number | null {
    if (this.#nextDueAtMs === undefined) {
      const [row] = this.#database.exec("SELECT min(due_at_ms) AS due_at_ms FROM notices");
      const dueAtMs = row?.due_at_ms;
      this.#nextDueAtMs = typeof dueAtMs === "number" ? dueAtMs : null;
    }
    return this.#nextDueAtMs;
  }

  due(nowMs: number): DueNotice[] {
    return this.#database
      .exec(
        `SELECT id, type, conversation_id, seq, due_at_ms, attempts FROM notices
         WHERE due_at_ms <= ? ORDER BY due_at_ms LIMIT ?`,
        nowMs,
        DUE_AT_ONCE_MAX,
      )
      .flatMap((row) => {
        const type = OWED_TYPES.find((one) => one === row.type);
        if (!type) return [];
        return {
          id: String(row.id),
          type,
          conversationId: String(row.conversation_id),
          seq: Number(row.seq),
          dueAtMs: Number(row.due_at_ms),
          attempts: Number(row.attempts),
        };
      });
  }

  /** The queue has it, or nobody needs to be told any more. */
  settle(id: string): void {
    this.#database.exec("UPDATE notices SET due_at_ms = NULL WHERE id = ?", id);
    this.dropMemory();
  }

  postpone(id: string, attempts: number, dueAtMs: number): void {
    const postpone = "UPDATE notices SET attempts = ?, due_at_ms = ? WHERE id = ?";
    this.#database.exec(postpone, attempts, dueAtMs, id);
    this.dropMemory();
  }

  /** Of all that was ever owed and is remembered. */
  ids(): string[] {
    return this.#database.exec("SELECT id FROM notices").map((row) => String(row.id));
  }

  isOwed(conversationId: string): boolean {
    const rows = this.#database.exec(
      "SELECT 1 FROM notices WHERE conversation_id = ? AND due_at_ms IS NOT NULL LIMIT 1",
      conversationId,
    );
    return rows.length > 0;
  }

  /** Nobody is to be told of it any more; what has been told stays told. */
  drop(conversationId: string): void {
    const drop = "DELETE FROM notices WHERE conversation_id = ? AND due_at_ms IS NOT NULL";
    this.#database.exec(drop, conversationId);
    this.dropMemory();
  }

  /** What was told of the session stays: its next conversation is no news. */
  forget(conversationId: string): void {
    this.#database.exec(
      `DELETE FROM notices
       WHERE conversation_id = ? AND NOT (type = 'new_conversation' AND due_at_ms IS NULL)`,
      conversationId,
    );
    this.dropMemory();
  }

  dropMemory(): void {
    this.#nextDueAtMs = undefined;
  }
}
