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
/** Before each further attempt; what the Inbox has heard by then, it does not tell twice. */
const AGAIN_AFTER_MS = [300, 1_500, 4_000];
/** Under this name the object keeps which conversations the Inbox could not be told of. */
const UNTOLD = "untold";
const NOBODY: Presence = { availableUserIds: [], isWatched: false };

export interface DeskParts {
  readonly env: Pick<Env, "INBOXES">;
  readonly background: Pick<DurableObjectState, "id" | "waitUntil">;
  readonly memory: Pick<SyncKvStorage, "get" | "put" | "delete">;
  readonly findQuestion: FindQuestion;
  readonly findConversation: (conversationId: string) => Conversation | null;
  readonly findMessage: (conversationId: string, seq: number) => StoredMessage | null;
  readonly hurry: () => void;
}

interface Addressed {
  readonly clientId: number;
  readonly news: InboxNews;
}

interface Untold {
  readonly clientId: number;
  readonly conversationId: string;
  readonly isDeleted: boolean;
}

/**
 * Tells a client's Inbox what happens in a thread: behind the visitor's answer, one call at a time,
 * so that news arrive in order. Whatever the Inbox does, the visitor does not notice. What it cannot
 * be told in several attempts is told as it then stands, with the next news or the object's alarm:
 * nobody would wait there for ever whom somebody has answered.
 */
export class InboxDesk implements Desk {
  readonly #parts: DeskParts;
  #waiting: Addressed[] = [];
  #isTelling = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  tell(conversation: Conversation, messages: readonly StoredMessage[]): void {
    this.#send(conversation.clientId, this.#newsOf(conversation, messages));
  }

  /** What could not be told before. */
  tellUntold(): void {
    if (this.#untold().length > 0) this.#start();
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
    this.#start();
  }

  #start(): void {
    if (!this.#isTelling) this.#parts.background.waitUntil(this.#tellAll());
  }

  #newsOf(conversation: Conversation, messages: readonly StoredMessage[]): InboxNews[] {
    const { background, findQuestion } = this.#parts;
    const objectId = background.id.toString();
    const summary = summaryOf(conversation, messages.at(-1) ?? this.#lastOf(conversation));
    // Neither of them ever shrinks, and whatever happens makes one of them grow.
    const order = conversation.revision + conversation.lastSeq;
    if (messages.length === 0) return [{ type: "conversation", objectId, summary, order }];
    return messages.map((stored) => {
      const message = inboxMessageOf(stored, findQuestion);
      return { type: "message", objectId, summary, order, message };
    });
  }

  #lastOf({ id, lastSeq }: Conversation): StoredMessage | null {
    return lastSeq > 0 ? this.#parts.findMessage(id, lastSeq) : null;
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    try {
      this.#waiting.unshift(...this.#untold().flatMap((one) => this.#retold(one)));
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
      const presence = await this.#publishTo(clientId, news);
      this.#keepUntold(clientId, news, presence === null);
      isWatched ||= presence?.isWatched ?? false;
    }
    return isWatched;
  }

  /** Null: it could not be told. */
  async #publishTo(clientId: number, news: readonly InboxNews[]): Promise<Presence | null> {
    for (let attempt = 0; ; attempt += 1) {
      const told = this.#inboxOf(clientId).publish(news);
      const presence = await withinLimit<Presence | null>(told, PUBLISH_LIMIT_MS, null);
      const pauseMs = AGAIN_AFTER_MS[attempt];
      if (presence || pauseMs === undefined) return presence;
      await new Promise<void>((resume) => setTimeout(resume, pauseMs));
    }
  }

  #untold(): readonly Untold[] {
    return this.#parts.memory.get<readonly Untold[]>(UNTOLD) ?? [];
  }

  /** Of what was said meanwhile, the last: whoever misses what was before it asks the object. */
  #retold({ clientId, conversationId, isDeleted }: Untold): Addressed[] {
    if (isDeleted) return [{ clientId, news: { type: "deleted", conversationId } }];
    const conversation = this.#parts.findConversation(conversationId);
    if (!conversation) return [];
    const last = this.#lastOf(conversation);
    return this.#newsOf(conversation, last ? [last] : []).map((news) => ({ clientId, news }));
  }

  #keepUntold(clientId: number, news: readonly InboxNews[], isUntold: boolean): void {
    const before = this.#untold();
    if (!isUntold && before.length === 0) return;
    const ids = new Set(news.map(conversationOf));
    const others = before.filter(({ conversationId }) => !ids.has(conversationId));
    const added = [...ids].map((conversationId): Untold => {
      const isOf = (one: InboxNews) => conversationOf(one) === conversationId;
      return { clientId, conversationId, isDeleted: news.findLast(isOf)?.type === "deleted" };
    });
    const after = isUntold ? [...others, ...added] : others;
    if (after.length > 0) this.#parts.memory.put(UNTOLD, after);
    else this.#parts.memory.delete(UNTOLD);
  }

  #inboxOf(clientId: number) {
    const { INBOXES } = this.#parts.env;
    return INBOXES.get(INBOXES.idFromName(inboxName(clientId)));
  }
}

function conversationOf(news: InboxNews): string {
  return news.type === "deleted" ? news.conversationId : news.summary.id;
}
