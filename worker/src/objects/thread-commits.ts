import { type Conversation, conversationEvent } from "../domain/conversation.ts";
import { handoverView, type Step } from "../domain/handover.ts";
import { type StoredMessage, systemMessage } from "../domain/message.ts";
import type { ChangeEvent } from "../domain/outbox-event.ts";
import { uuidv7 } from "../uuid.ts";
import { type Sealer, viewOf } from "./message-view.ts";
import type { OwedNotice } from "./notice-storage.ts";
import { firstWordsNotice, waitingNotices } from "./owed-notices.ts";
import type { Tabs } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** What happened to a conversation: how it stands, what was said, what is owed for it besides. */
export interface Change {
  /** Null: it begins. */
  readonly before: Conversation | null;
  readonly after: Conversation;
  readonly messages?: readonly StoredMessage[];
  readonly events?: readonly ChangeEvent[];
  readonly notices?: readonly OwedNotice[];
  /** What users said to a visitor who is not here. */
  readonly replies?: readonly OwedNotice[];
}

/** The client's open dashboards, as a thread sees them. */
export interface Desk {
  tell(conversation: Conversation, messages: readonly StoredMessage[]): void;
  /** What stands in the outbox by now is wanted in Postgres at once. */
  hurry(): void;
}

/**
 * Stores what happened together with what is owed for it, in one transaction, then tells the tabs
 * and the dashboards. A message in a conversation that changes in nothing else is one statement.
 */
export class ThreadCommits {
  readonly #storage: ThreadStorage;
  readonly #tabs: Tabs;
  readonly #sealer: Sealer;
  readonly #desk: Desk;

  constructor(storage: ThreadStorage, tabs: Tabs, sealer: Sealer, desk: Desk) {
    this.#storage = storage;
    this.#tabs = tabs;
    this.#sealer = sealer;
    this.#desk = desk;
  }

  commit(change: Change, nowMs: number): void {
    const { before, after, messages = [] } = change;
    const isSaved = before === null || !isSameState(before, after);
    if (!isSaved && messages.length === 0) return;
    this.#save(change, isSaved, nowMs);
    this.#tellTabs(change);
    const isRevised = before?.revision !== after.revision;
    if (isNews(after) && (isRevised || messages.length > 0)) this.#desk.tell(after, messages);
    // Whoever is asked about them looks them up there.
    const isIdentified = before?.externalId !== after.externalId && isNews(after);
    if (before && (isIdentified || !isSameView(before, after))) this.#desk.hurry();
  }

  /** A step of who answers, with what the visitor is told of it. */
  commitStep(before: Conversation, step: Step, nowMs: number, said: Partial<Change> = {}): void {
    const { conversation, messages } = numbered(step, nowMs);
    const notices = [...waitingNotices(step, nowMs), ...(said.notices ?? [])];
    this.commit({ ...said, before, after: conversation, messages, notices }, nowMs);
  }

  #save({ before, after, ...said }: Change, isSaved: boolean, nowMs: number): void {
    const {
      messages = [],
      events = [],
      notices = [],
      replies = [],
    } = after.spam.isSpam
      ? // Nobody is told of spam, by whatever led here.
        { ...said, notices: [], replies: [] }
      : said;
    const first =
      before && !before.hasSpoken && after.hasSpoken && !after.spam.isSpam
        ? [firstWordsNotice(after, nowMs)]
        : [];
    const owed = [...first, ...notices];
    if (!isSaved && events.length + owed.length + replies.length === 0) {
      this.#storage.appendMessages(after, messages);
      return;
    }
    const isRevised = before?.revision !== after.revision;
    this.#storage.transaction(() => {
      if (isSaved) this.#storage.saveConversation(after);
      if (messages.length > 0) this.#storage.appendMessages(after, messages);
      // Of a lead first: the conversation's row refers to it.
      const changes = isRevised ? [...events, conversationEvent(after)] : events;
      this.#storage.outbox.owe(after.id, changes, nowMs);
      if (after.spam.isSpam && !before?.spam.isSpam) this.#storage.notices.drop(after.id);
      this.#storage.notices.owe(owed);
      for (const reply of replies) this.#storage.notices.oweReply(reply);
    });
  }

  #tellTabs({ before, after, messages = [] }: Change): void {
    if (!this.#tabs.isAnyOpen()) return;
    for (const stored of messages) {
      const message = viewOf(this.#sealer, after.widgetKey, stored);
      this.#tabs.tellAll(after.id, { type: "message", message });
    }
    if (!before) return;
    if (!isSameView(before, after)) {
      this.#tabs.tellAll(after.id, { type: "handover", handover: handoverView(after) });
    }
    if (after.status !== before.status && after.status !== "active") {
      this.#tabs.tellAll(after.id, { type: "ended", status: after.status });
    }
  }
}

/** The words of a step as messages, one after the other, and the conversation after them. */
export function numbered(
  { conversation, words }: Step,
  nowMs: number,
  inReplyTo?: number,
): { conversation: Conversation; messages: StoredMessage[] } {
  let after = conversation;
  const messages = words.map((said, at) => {
    const answers = at === 0 && inReplyTo !== undefined ? { inReplyTo } : {};
    const message = systemMessage(after, said, { id: uuidv7(nowMs), nowMs, ...answers });
    after = { ...after, lastSeq: message.seq };
    return message;
  });
  return { conversation: after, messages };
}

/** One that was merely opened is nobody's news. */
export function isNews({ hasSpoken, handoverReason }: Conversation): boolean {
  return hasSpoken || handoverReason !== null;
}

/** What the messages tell is not stored with the conversation. */
const TOLD_BY_MESSAGES: ReadonlySet<string> = new Set(["lastSeq", "lastVisitorAtMs", "hasSpoken"]);

function isSameState(before: Conversation, after: Conversation): boolean {
  if (before === after) return true;
  const now = new Map<string, unknown>(Object.entries(after));
  return Object.entries(before).every(
    ([field, value]) => TOLD_BY_MESSAGES.has(field) || Object.is(now.get(field), value),
  );
}

function isSameView(before: Conversation, after: Conversation): boolean {
  const [one, other] = [handoverView(before), handoverView(after)];
  return one.phase === other.phase && one.name === other.name;
}
