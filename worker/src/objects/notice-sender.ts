import { randomBytes } from "node:crypto";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { RESUME_NONCE_BYTES } from "../capability.ts";
import { type Conversation, contactOf, type MailedReplies } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import { isOwnPage } from "../domain/origin.ts";
import { retryDelayMs } from "../domain/retry.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { logWarning } from "../log.ts";
import type { Notice, NoticeHome } from "../notices/notice.ts";
import type { Sealer } from "./message-view.ts";
import type { DueNotice } from "./notice-storage.ts";
import type { Tabs } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";
import { linesOf, transcriptOf } from "./transcript.ts";

/** Failures that pass are normal; only one that lasts is worth a line in the log. */
const ATTEMPTS_UNTIL_WARNING = 3;
const RESUME_LIFE_MS = 7 * 24 * 60 * 60 * 1000;
const UNREAD_MAX = 50;
/** A page that is open but not looked at, perhaps in the background, is given so long to be read. */
const SHOWN_WAIT_MS = 60_000;
const SHOWN_WAIT_MAX_MS = 10 * SHOWN_WAIT_MS;

export interface SenderPorts {
  readonly send: (notice: Notice) => Promise<unknown>;
  /** Null: no active widget has that key, or has it any more. */
  readonly readSnapshot: (widgetKey: string) => Promise<WidgetSnapshot | null>;
  /** Whatever became of its key, and whether or not it is active. Null: there is no such widget. */
  readonly readHome: (widgetId: number) => Promise<NoticeHome | null>;
}

/**
 * Hands the notices that are due to the queue. Their words are read now: the conversation went on
 * since they were owed. What fails is tried again later, whether or not Postgres is there; sent twice
 * they have the same id.
 */
export class NoticeSender {
  readonly #storage: ThreadStorage;
  readonly #tabs: Pick<Tabs, "isShown">;
  readonly #sealer: Sealer;
  readonly #ports: SenderPorts;

  constructor(
    storage: ThreadStorage,
    tabs: Pick<Tabs, "isShown">,
    sealer: Sealer,
    ports: SenderPorts,
  ) {
    this.#storage = storage;
    this.#tabs = tabs;
    this.#sealer = sealer;
    this.#ports = ports;
  }

  async sendDue(nowMs: number): Promise<void> {
    const { notices } = this.#storage;
    for (const due of notices.due(nowMs)) {
      try {
        const isSettled = await this.#send(due, nowMs);
        if (isSettled) notices.settle(due.id);
        else notices.postpone(due.id, due.attempts, nowMs + SHOWN_WAIT_MS);
      } catch (error) {
        const attempts = due.attempts + 1;
        notices.postpone(due.id, attempts, nowMs + retryDelayMs(attempts, Math.random()));
        if (attempts === ATTEMPTS_UNTIL_WARNING) {
          logWarning("notice.postponed", { type: due.type, attempts, error });
        }
      }
    }
  }

  /** False where it is too early to tell whether anybody needs to be told. */
  async #send(due: DueNotice, nowMs: number): Promise<boolean> {
    const before = this.#storage.findConversation(due.conversationId);
    if (!before) return true;
    const snapshot = await this.#ports.readSnapshot(before.widgetKey);
    const home = snapshot ? homeOf(snapshot) : await this.#ports.readHome(before.widgetId);
    // After the wait: a user may have deleted it meanwhile.
    const conversation = this.#storage.findConversation(due.conversationId);
    if (!conversation) return true;
    if (!home) {
      logWarning("notice.dropped", { type: due.type, widget_id: conversation.widgetId });
      return true;
    }
    if (due.type === "visitor_reply") {
      return this.#sendReply(due, conversation, { home, snapshot }, nowMs);
    }
    const notice = this.#build(due, conversation, home);
    if (notice) await this.#ports.send(notice);
    return true;
  }

  /** Null where nobody needs to be told any more. */
  #build(
    { id, type, dueAtMs }: DueNotice,
    conversation: Conversation,
    home: NoticeHome,
  ): Notice | null {
    const { lead, pageUrl, id: conversationId } = conversation;
    const told = { id, atMs: dueAtMs, home, visitor: contactOf(conversation) } as const;
    switch (type) {
      case "new_conversation":
      case "handover_waiting": {
        const transcript = transcriptOf(this.#storage, conversation);
        return { ...told, type, conversationId, pageUrl, transcript };
      }
      case "lead_captured": {
        if (!lead) return null;
        const transcript = transcriptOf(this.#storage, conversation);
        const atMs = lead.capturedAtMs;
        return { ...told, atMs, type, leadId: lead.id, conversationId, pageUrl, transcript };
      }
      case "lead_thanks":
        return lead ? { ...told, type, leadId: lead.id } : null;
      case "visitor_reply":
        // Goes its own way: it may have to wait.
        return null;
    }
  }

  /** All that users said which the visitor has neither read nor been mailed. */
  async #sendReply(
    { id, seq, dueAtMs }: DueNotice,
    conversation: Conversation,
    { home, snapshot }: { readonly home: NoticeHome; readonly snapshot: WidgetSnapshot | null },
    nowMs: number,
  ): Promise<boolean> {
    const { id: conversationId } = conversation;
    const visitor = contactOf(conversation);
    const unread = this.#unread(conversation, seq);
    const [first, last] = [unread[0], unread.at(-1)];
    if (!first || !last || visitor.email === null) return true;
    const isWaitedFor = nowMs < first.createdAtMs + SHOWN_WAIT_MAX_MS;
    if (isWaitedFor && this.#tabs.isShown(conversationId)) return false;
    const way = this.#keepWayBack(conversation, nowMs);
    await this.#ports.send({
      id,
      type: "visitor_reply",
      atMs: dueAtMs,
      home,
      visitor,
      conversationId,
      userName: last.senderName ?? "",
      transcript: linesOf(unread),
      // Where the key leads nowhere, its links do not either.
      resumeUrl: snapshot && this.#resumeUrl(conversation, snapshot, way),
    });
    this.#noteMailed(conversationId, seq);
    return true;
  }

  #unread({ id, lastSeq, visitorReadSeq, mailed }: Conversation, seq: number): StoredMessage[] {
    const knownSeq = Math.max(visitorReadSeq, mailed?.seq ?? 0);
    if (knownSeq >= seq) return [];
    const afterSeq = Math.max(knownSeq, lastSeq - UNREAD_MAX);
    const since = this.#storage.messagesAfter(id, afterSeq, UNREAD_MAX);
    // Whoever answers has read what was said before.
    const answeredSeq = since.findLast(({ type }) => type === "user")?.seq ?? 0;
    return since.filter(
      (message) => message.type === "human" && message.seq > answeredSeq && message.seq <= seq,
    );
  }

  /**
   * Before the mail is sent, so that the link of whatever arrives is known. The links of earlier
   * mails go on leading back until their own time is over.
   */
  #keepWayBack(conversation: Conversation, nowMs: number): MailedReplies {
    const known = conversation.mailed;
    const isValid = known !== null && known.untilMs > nowMs;
    const nonce = isValid ? known.nonce : randomBytes(RESUME_NONCE_BYTES).toString("hex");
    const mailed = { seq: known?.seq ?? 0, nonce, untilMs: nowMs + RESUME_LIFE_MS };
    this.#storage.transaction(() => this.#storage.saveConversation({ ...conversation, mailed }));
    return mailed;
  }

  /** Only once the queue has it: what it has not taken goes with the next mail. */
  #noteMailed(conversationId: string, seq: number): void {
    const conversation = this.#storage.findConversation(conversationId);
    if (!conversation?.mailed) return;
    const mailed = { ...conversation.mailed, seq };
    this.#storage.transaction(() => this.#storage.saveConversation({ ...conversation, mailed }));
  }

  /**
   * Back to the page of the conversation, if it is the business's as far as can be known. The token
   * stands in the fragment, which no server is sent.
   */
  #resumeUrl(
    { id: conversationId, pageUrl, origin, widgetKey }: Conversation,
    { rules }: WidgetSnapshot,
    { nonce, untilMs }: MailedReplies,
  ): string | null {
    const url = pageUrl === null ? null : URL.parse(pageUrl);
    const chatPath = rules.hasChatLink ? `/chat/${widgetKey}` : null;
    if (!url || !isOwnPage(url, rules.domainWhitelist, origin, chatPath)) return null;
    const token = this.#sealer.resume(widgetKey, { conversationId, nonce, untilMs });
    url.hash = `${RESUME_FRAGMENT}=${token}`;
    return url.href;
  }
}

function homeOf({ clientId, widgetId, config, rules }: WidgetSnapshot): NoticeHome {
  return {
    clientId,
    widgetId,
    widgetKey: config.widget_key,
    widgetName: config.widget_name,
    locale: config.locale,
    rules: rules.notices,
  };
}
