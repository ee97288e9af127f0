import type { ConversationSummary } from "../../../contracts/admin/conversations.ts";
import type { InboxEvent, InboxFrame } from "../../../contracts/inbox-frames.ts";
import {
  EVENTS_KEPT_MAX,
  EVENTS_KEPT_MS,
  mayBeForgotten,
  type Reach,
  type Standing,
  silenceMs,
  standingPhase,
  withNews,
  withStored,
} from "../domain/inbox.ts";
import type { InboxNews } from "./inbox-calls.ts";
import { parseColumn, type Row } from "./thread-database.ts";

// `summary` is null of a conversation that was deleted: whatever of it is still on its way is not told.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL, type TEXT NOT NULL,
    at_ms INTEGER NOT NULL, event TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS events_conversation ON events (conversation_id, type);
  CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, object_id TEXT NOT NULL, summary TEXT, last_seq INTEGER NOT NULL,
    phase TEXT NOT NULL, forget_at_ms INTEGER NOT NULL, news_order INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS conversations_phase ON conversations (phase);
  CREATE INDEX IF NOT EXISTS conversations_forget ON conversations (forget_at_ms);
  CREATE TABLE IF NOT EXISTS availability (
    user_id INTEGER PRIMARY KEY, is_available INTEGER NOT NULL
  );
`;

const REACH = "reach";
const CHECKED_AT_MS = "checkedAtMs";

export type EventFrame = Extract<InboxFrame, { type: "event" }>;
type WaitingList = Extract<InboxFrame, { type: "waiting" }>["conversations"];

export interface Known {
  readonly objectId: string;
  /** Null of one that was deleted. */
  readonly summary: ConversationSummary | null;
  readonly lastSeq: number;
  /** Of the newest news that its summary was told by. */
  readonly order: number;
}

/** What came of news. */
export interface Told {
  readonly frames: EventFrame[];
  /** Those that were none before. */
  readonly news: InboxNews[];
  /** Conversations of which Postgres may know what was forgotten here. */
  readonly strangers: string[];
}

/** The Inbox's own SQLite. Nothing here awaits. */
export class InboxStorage {
  readonly #storage: DurableObjectStorage;
  #isReady = false;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Stores what is new, in one transaction. The list's row of a conversation follows its messages. */
  tell(news: readonly InboxNews[], nowMs: number): Told {
    const told: Told = { frames: [], news: [], strangers: [] };
    this.#storage.transactionSync(() => {
      const shownBefore = new Map<string, string>();
      for (const one of news) {
        const isNew =
          one.type === "deleted"
            ? this.#delete(one.conversationId, nowMs, told)
            : this.#hear(one, nowMs, told, shownBefore);
        if (isNew) told.news.push(one);
      }
      for (const [id, before] of shownBefore) this.#tellRow(id, before, nowMs, told);
      this.#forgetEvents(this.reach().lastSeq - EVENTS_KEPT_MAX);
    });
    return told;
  }

  /** Whether it was news. */
  #hear(
    news: Exclude<InboxNews, { type: "deleted" }>,
    nowMs: number,
    told: Told,
    shownBefore: Map<string, string>,
  ): boolean {
    const { id } = news.summary;
    const known = this.find(id);
    if (known && known.summary === null) return false;
    const before = known?.summary ?? null;
    const { summary, order } = standingAfter(known, news);
    const seq = news.type === "message" ? news.message.seq : 0;
    const lastSeq = known?.lastSeq ?? 0;
    if (news.type === "message" && seq > lastSeq) {
      const { message } = news;
      const { widget_id } = summary;
      this.#add(id, { type: "message", conversation_id: id, widget_id, message }, nowMs, told);
    }
    if (!known && news.type !== "stored" && mayBeForgotten(summary, nowMs)) {
      told.strangers.push(id);
    }
    const shown = before ? JSON.stringify(before) : "";
    if (!shownBefore.has(id)) shownBefore.set(id, shown);
    const { objectId } = news;
    this.#save(id, { objectId, summary, lastSeq: Math.max(seq, lastSeq), order }, nowMs);
    return seq > lastSeq || JSON.stringify(summary) !== shown;
  }

  #delete(id: string, nowMs: number, told: Told): boolean {
    const known = this.find(id);
    if (known && known.summary === null) return false;
    // Of what was deleted no word stays, here either.
    this.#exec("DELETE FROM events WHERE conversation_id = ?", id);
    this.#save(id, { objectId: known?.objectId ?? "", summary: null, lastSeq: 0, order: 0 }, nowMs);
    this.#add(id, { type: "deleted", conversation_id: id }, nowMs, told);
    return true;
  }

  #tellRow(id: string, before: string, nowMs: number, told: Told): void {
    const summary = this.find(id)?.summary;
    if (!summary || JSON.stringify(summary) === before) return;
    // Of the same row only the latest is worth repeating.
    this.#exec("DELETE FROM events WHERE conversation_id = ? AND type = 'conversation'", id);
    this.#add(id, { type: "conversation", summary }, nowMs, told);
  }

  #add(id: string, event: InboxEvent, nowMs: number, told: Told): void {
    const { lastSeq, goneThrough } = this.reach();
    const seq = lastSeq + 1;
    this.#exec(
      "INSERT INTO events (seq, conversation_id, type, at_ms, event) VALUES (?, ?, ?, ?, ?)",
      seq,
      id,
      event.type,
      nowMs,
      JSON.stringify(event),
    );
    this.#storage.kv.put(REACH, { lastSeq: seq, goneThrough } satisfies Reach);
    told.frames.push({ type: "event", seq, event });
  }

  find(id: string): Known | null {
    const [row] = this.#exec("SELECT * FROM conversations WHERE id = ?", id);
    return row ? knownOf(row) : null;
  }

  #save(id: string, { objectId, summary, lastSeq, order }: Known, nowMs: number): void {
    const phase = summary ? standingPhase(summary) : "bot";
    this.#exec(
      `INSERT INTO conversations (id, object_id, summary, last_seq, phase, forget_at_ms, news_order)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET object_id = excluded.object_id,
         summary = excluded.summary, last_seq = excluded.last_seq, phase = excluded.phase,
         forget_at_ms = excluded.forget_at_ms, news_order = excluded.news_order`,
      id,
      objectId,
      summary && JSON.stringify(summary),
      lastSeq,
      phase,
      nowMs + silenceMs(phase),
      order,
    );
  }

  reach(): Reach {
    return this.#storage.kv.get<Reach>(REACH) ?? { lastSeq: 0, goneThrough: 0 };
  }

  after(seq: number): EventFrame[] {
    return this.#exec("SELECT seq, event FROM events WHERE seq > ? ORDER BY seq", seq).map(frameOf);
  }

  since(atMs: number): EventFrame[] {
    return this.#exec("SELECT seq, event FROM events WHERE at_ms >= ? ORDER BY seq", atMs).map(
      frameOf,
    );
  }

  /** Oldest first. */
  waiting(): WaitingList {
    return this.#exec("SELECT * FROM conversations WHERE phase = 'waiting'")
      .flatMap((row) => {
        const { summary } = knownOf(row);
        return summary?.waiting_since ? [{ id: summary.id, since: summary.waiting_since }] : [];
      })
      .sort((one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id));
  }

  isAvailable(userId: number): boolean {
    const [row] = this.#exec("SELECT is_available FROM availability WHERE user_id = ?", userId);
    return row?.is_available !== 0;
  }

  setAvailable(userId: number, isAvailable: boolean): void {
    // To be available is what is not said of anybody.
    if (isAvailable) this.#exec("DELETE FROM availability WHERE user_id = ?", userId);
    else this.#exec("INSERT OR REPLACE INTO availability VALUES (?, 0)", userId);
  }

  prune(nowMs: number): void {
    const old = nowMs - EVENTS_KEPT_MS;
    const [row] = this.#exec("SELECT max(seq) AS seq FROM events WHERE at_ms <= ?", old);
    if (typeof row?.seq === "number") this.#forgetEvents(row.seq);
    this.#exec("DELETE FROM conversations WHERE forget_at_ms <= ?", nowMs);
  }

  /** When there is next something to prune. */
  pruneAtMs(): number | null {
    const [row] = this.#exec(
      `SELECT min(at_ms) AS at_ms FROM (
         SELECT min(at_ms) + ? AS at_ms FROM events
         UNION ALL SELECT min(forget_at_ms) FROM conversations
       )`,
      EVENTS_KEPT_MS,
    );
    return typeof row?.at_ms === "number" ? row.at_ms : null;
  }

  checkedAtMs(): number {
    return this.#storage.kv.get<number>(CHECKED_AT_MS) ?? 0;
  }

  setChecked(atMs: number): void {
    this.#storage.kv.put(CHECKED_AT_MS, atMs);
  }

  #forgetEvents(throughSeq: number): void {
    const { lastSeq, goneThrough } = this.reach();
    if (throughSeq <= goneThrough) return;
    this.#exec("DELETE FROM events WHERE seq <= ?", throughSeq);
    this.#storage.kv.put(REACH, { lastSeq, goneThrough: throughSeq } satisfies Reach);
  }

  #exec(query: string, ...bindings: SqlStorageValue[]): Row[] {
    if (!this.#isReady) this.#storage.sql.exec(SCHEMA);
    this.#isReady = true;
    return this.#storage.sql.exec(query, ...bindings).toArray();
  }
}

function standingAfter(
  known: Known | null,
  news: Exclude<InboxNews, { type: "deleted" }>,
): Standing {
  const summary = known?.summary ?? null;
  const order = known?.order ?? 0;
  if (news.type === "stored") return { summary: withStored(summary, news.summary), order };
  return withNews(summary && { summary, order }, news);
}

function knownOf(row: Row): Known {
  return {
    objectId: String(row.object_id),
    summary: row.summary === null ? null : parseColumn<ConversationSummary>(row.summary),
    lastSeq: Number(row.last_seq),
    order: Number(row.news_order),
  };
}

function frameOf(row: Row): EventFrame {
  return { type: "event", seq: Number(row.seq), event: parseColumn<InboxEvent>(row.event) };
}
