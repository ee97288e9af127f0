import { randomBytes } from "node:crypto";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { RESUME_NONCE_BYTES } from "../capability.ts";
import { type Conversation, contactOf, type MailedReplies } from "../domain/conversation.ts";
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

export interface SenderPorts {
  readonly send: (notice: Notice) => Promise<unknown>;
  /** Null: there is no such widget any more. */
  readonly readSnapshot: (widgetKey: string) => Promise<WidgetSnapshot | null>;
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
        await this.#send(due, nowMs);
        notices.settle(due.id);
      } catch (error) {
        const attempts = due.attempts + 1;
        notices.postpone(due.id, attempts, nowMs + retryDelayMs(attempts, Math.random()));
        if (attempts === ATTEMPTS_UNTIL_WARNING) {
          logWarning("notice.postponed", { type: due.type, attempts, error });
        }
      }
    }
  }

  async #send(due: DueNotice, nowMs: number): Promise<void> {
    const widgetKey = this.#storage.findConversation(due.conversationId)?.widgetKey;
    if (widgetKey === undefined) return;
    const snapshot = await this.#ports.readSnapshot(widgetKey);
    // After the wait: a user may have deleted it meanwhile.
    const conversation = this.#storage.findConversation(due.conversationId);
    if (!conversation) return;
    if (!snapshot) {
      logWarning("notice.dropped", { type: due.type, widget_id: conversation.widgetId });
      return;
    }
    const notice = this.#build(due, conversation, homeOf(snapshot), nowMs);
    if (notice) await this.#ports.send(notice);
  }

  /** Null where nobody needs to be told any more. */
  #build(
    { id, type, dueAtMs, seq }: DueNotice,
    conversation: Conversation,
    home: NoticeHome,
    nowMs: number,
  ): Notice | null {
    const { lead, pageUrl, id: conversationId } = conversation;
    const visitor = contactOf(conversation);
    const told = { id, atMs: dueAtMs, home, visitor } as const;
    switch (type) {
      case "new_conversation":
      case "handover_waiting": {
        const transcript = transcriptOf(this.#storage, conversation);
        return { ...told, type, conversationId, pageUrl, transcript };
      }
      case "lead_captured": {
        if (!lead) return null;
        const transcript = transcriptOf(this.#storage, conversation);
        return { ...told, type, leadId: lead.id, conversationId, pageUrl, transcript };
      }
      case "lead_thanks":
        return lead ? { ...told, type, leadId: lead.id } : null;
      case "visitor_reply": {
        const reply = this.#reply(conversation, seq, nowMs);
        return reply && visitor.email !== null ? { ...told, type, conversationId, ...reply } : null;
      }
    }
  }

  /** All that users said which the visitor has neither read nor been mailed. */
  #reply(conversation: Conversation, seq: number, nowMs: number) {
    const { id: conversationId, visitorReadSeq, mailed } = conversation;
    // One that failed on its way is made of the same messages, and has the same link.
    const repeated = mailed?.seq === seq ? mailed : null;
    const knownSeq = Math.max(visitorReadSeq, repeated?.afterSeq ?? mailed?.seq ?? 0);
    if (knownSeq >= seq || this.#tabs.isShown(conversationId)) return null;
    const since = this.#storage.messagesAfter(conversationId, knownSeq, UNREAD_MAX);
    // Whoever answers has read what was said before.
    const answeredSeq = since.findLast(({ type }) => type === "user")?.seq ?? 0;
    const unread = since.filter(
      (message) => message.type === "human" && message.seq > answeredSeq && message.seq <= seq,
    );
    const last = unread.at(-1);
    if (!last) return null;
    const way = repeated ?? this.#keepWayBack(conversation, { afterSeq: knownSeq, seq }, nowMs);
    return {
      userName: last.senderName ?? "",
      transcript: linesOf(unread),
      resumeUrl: resumeUrl(conversation, this.#sealer, way),
    };
  }

  /** Before the mail is sent, so that the link of whatever arrives is known. */
  #keepWayBack(
    conversation: Conversation,
    replies: Pick<MailedReplies, "afterSeq" | "seq">,
    nowMs: number,
  ): MailedReplies {
    const nonce = randomBytes(RESUME_NONCE_BYTES).toString("hex");
    const mailed = { ...replies, nonce, untilMs: nowMs + RESUME_LIFE_MS };
    this.#storage.transaction(() => this.#storage.saveConversation({ ...conversation, mailed }));
    return mailed;
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

/** Back to the page of the conversation. The token stands in the fragment, which no server is sent. */
function resumeUrl(
  { id: conversationId, pageUrl, widgetKey }: Conversation,
  sealer: Sealer,
  { nonce, untilMs }: MailedReplies,
): string | null {
  const url = pageUrl === null ? null : URL.parse(pageUrl);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const token = sealer.resume(widgetKey, { conversationId, nonce, untilMs });
  url.hash = `${RESUME_FRAGMENT}=${token}`;
  return url.href;
}
