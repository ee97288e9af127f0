import type { Conversation } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { Env } from "../env.ts";
import { type InboxNews, type InboxWhisper, inboxName, type Presence } from "./inbox-calls.ts";
import { type FindQuestion, inboxMessageOf, summaryOf } from "./inbox-views.ts";
import type { Desk } from "./thread-commits.ts";
import { withinLimit } from "./within-limit.ts";

/** Nobody's visitor waits longer than this to hear whether somebody is there. */
const PRESENCE_LIMIT_MS = 1_500;
const PUBLISH_LIMIT_MS = 5_000;
const NEWS_AT_ONCE_MAX = 50;
const NOBODY: Presence = { availableUserIds: [], isWatched: false };

export interface DeskParts {
  readonly env: Pick<Env, "INBOXES">;
  readonly background: Pick<DurableObjectState, "id" | "waitUntil">;
  readonly findQuestion: FindQuestion;
  readonly findMessage: (conversationId: string, seq: number) => StoredMessage | null;
  readonly hurry: () => void;
}

interface Addressed {
  readonly clientId: number;
  readonly news: InboxNews;
}

/**
 * Tells a client's Inbox what happens in a thread: behind the visitor's answer, one call at a time,
 * so that news arrive in order. Whatever the Inbox does, the visitor does not notice; what it misses
 * the dashboards read from the object or from Postgres.
 */
export class InboxDesk implements Desk {
  readonly #parts: DeskParts;
  #waiting: Addressed[] = [];
  #isTelling = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  tell(conversation: Conversation, messages: readonly StoredMessage[]): void {
    const { background, findQuestion, findMessage } = this.#parts;
    const { id, clientId, lastSeq } = conversation;
    const objectId = background.id.toString();
    const last = messages.at(-1) ?? (lastSeq > 0 ? findMessage(id, lastSeq) : null);
    const summary = summaryOf(conversation, last);
    const news: InboxNews[] =
      messages.length === 0
        ? [{ type: "conversation", objectId, summary }]
        : messages.map((stored) => {
            const message = inboxMessageOf(stored, findQuestion);
            return { type: "message", objectId, summary, message };
          });
    this.#send(clientId, news);
  }

  tellDeleted({ id, clientId }: Conversation): void {
    this.#send(clientId, [{ type: "deleted", conversationId: id }]);
  }

  hurry(): void {
    this.#parts.hurry();
  }

  whisper(clientId: number, whisper: InboxWhisper): void {
    const whispered = this.#inboxOf(clientId).whisper(whisper);
    this.#parts.background.waitUntil(whispered.catch(() => undefined));
  }

  async isSomebodyThere(clientId: number): Promise<boolean> {
    const asked = this.#inboxOf(clientId).presence();
    const { availableUserIds } = await withinLimit(asked, PRESENCE_LIMIT_MS, NOBODY);
    return availableUserIds.length > 0;
  }

  #send(clientId: number, news: readonly InboxNews[]): void {
    this.#waiting.push(...news.map((one) => ({ clientId, news: one })));
    if (!this.#isTelling) this.#parts.background.waitUntil(this.#tellAll());
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, NEWS_AT_ONCE_MAX);
        if (await this.#publish(batch)) this.#parts.hurry();
      }
    } finally {
      this.#isTelling = false;
    }
  }

  /** Whether a dashboard looks on. */
  async #publish(batch: readonly Addressed[]): Promise<boolean> {
    let isWatched = false;
    for (const clientId of new Set(batch.map((one) => one.clientId))) {
      const news = batch.filter((one) => one.clientId === clientId).map((one) => one.news);
      const told = this.#inboxOf(clientId).publish(news);
      const presence = await withinLimit<Presence>(told, PUBLISH_LIMIT_MS, NOBODY);
      isWatched ||= presence.isWatched;
    }
    return isWatched;
  }

  #inboxOf(clientId: number) {
    const { INBOXES } = this.#parts.env;
    return INBOXES.get(INBOXES.idFromName(inboxName(clientId)));
  }
}
