import type { ServerFrame } from "../../../contracts/socket-frames.ts";
import { converse } from "../answering/dialogue/converse.ts";
import type { Turn } from "../answering/dialogue/turns.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import {
  type Conversation,
  conversationEvent,
  isDisclaimerMissing,
  openConversation,
  settleIdle,
} from "../domain/conversation.ts";
import { exchange, type Reply, type StoredMessage } from "../domain/message.ts";
import { TURN_MESSAGES_MAX, turnsIn } from "../domain/message-turns.ts";
import type { ChangeEvent } from "../domain/outbox-event.ts";
import { decideRate, type RateRule } from "../domain/rate-limit.ts";
import { decideReply, dialogueOf } from "../domain/reply.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { uuidTimeMs, uuidv7 } from "../uuid.ts";
import type { RateState, Refusal, Say, Visit } from "./conversation-calls.ts";
import { asItStands, type Rephrase } from "./generating.ts";
import { type Sealer, viewOf } from "./message-view.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** The visitor's open tabs, as a thread sees them. */
export interface Tabs {
  isAnyOpen(): boolean;
  tellAll(conversationId: string, frame: ServerFrame): void;
  /** From now on the tabs show another conversation of the thread. */
  moveAll(conversation: { readonly widgetKey: string; readonly conversationId: string }): void;
}

/** Asked at the first message, for to make an encoder takes a while. */
type ReadEncoder = () => SentenceEncoder | null;

/**
 * What may happen to a thread. Nothing here awaits: another event could slip in between load and
 * commit and be given the same sequence number.
 */
export class Thread {
  readonly #storage: ThreadStorage;
  readonly #tabs: Tabs;
  readonly #sealer: Sealer;
  readonly #readEncoder: ReadEncoder;

  constructor(storage: ThreadStorage, tabs: Tabs, sealer: Sealer, readEncoder: ReadEncoder) {
    this.#storage = storage;
    this.#tabs = tabs;
    this.#sealer = sealer;
    this.#readEncoder = readEncoder;
  }

  /** The open conversation, if there is one; one whose time has run out is ended on the way. */
  openConversation(nowMs: number): Conversation | null {
    this.endIdle(nowMs);
    const current = this.#storage.currentConversation();
    return current?.status === "active" ? current : null;
  }

  endIdle(nowMs: number): void {
    const before = this.#storage.currentConversation();
    if (!before) return;
    const after = settleIdle(before, nowMs);
    if (after !== before) this.change(before, after, [conversationEvent(after)], nowMs);
  }

  begin(snapshot: WidgetSnapshot, visit: Visit, nowMs: number): Conversation {
    const before = this.#storage.currentConversation();
    const conversation = openConversation(
      {
        ...visit,
        widgetId: snapshot.widgetId,
        clientId: snapshot.clientId,
        acceptedDisclaimer: before?.acceptedDisclaimer ?? null,
        retentionDays: snapshot.rules.retentionDays,
      },
      // Sorts after the one before, also where both begin within a millisecond.
      uuidv7(before ? Math.max(nowMs, uuidTimeMs(before.id) + 1) : nowMs),
      nowMs,
    );
    this.#save(conversation, [conversationEvent(conversation)], nowMs);
    this.#goOnIn(conversation);
    return conversation;
  }

  /** What `say` would answer; null where it would store nothing new. Stores nothing itself. */
  preview(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
  ): { conversationId: string; reply: Reply } | null {
    const addressed = this.#storage.findConversation(say.conversationId);
    if (!addressed || this.#repeatOf(say)) return null;
    const current = this.#storage.currentConversation() ?? addressed;
    if (isDisclaimerMissing(snapshot.config, current)) return null;
    if ("refused" in this.#takeRate(snapshot, receivedAtMs)) return null;
    return { conversationId: current.id, reply: this.#decide(snapshot, current, say) };
  }

  say(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
    nowMs: number,
    rephrase: Rephrase = asItStands,
  ): { answered: StoredMessage; rate: RateState | null } | Refusal {
    const addressed = this.#storage.findConversation(say.conversationId);
    if (!addressed) return { refused: "not_found" };
    const repeated = this.#repeatOf(say);
    if (repeated) return "refused" in repeated ? repeated : { answered: repeated, rate: null };
    const current = this.#storage.currentConversation() ?? addressed;
    if (isDisclaimerMissing(snapshot.config, current)) {
      return { refused: "disclaimer_required" };
    }
    const rate = this.#takeRate(snapshot, receivedAtMs);
    if ("refused" in rate) return rate;
    const conversation = this.openConversation(nowMs) ?? this.begin(snapshot, addressed, nowMs);
    const reply = rephrase(this.#decide(snapshot, conversation, say));
    const answered = this.#exchange(snapshot, conversation, say, reply, receivedAtMs, nowMs);
    return { answered, rate };
  }

  /** Commits a change of a conversation with what is owed for it, and tells the tabs when it ended. */
  change(
    before: Conversation,
    after: Conversation,
    events: readonly ChangeEvent[],
    nowMs: number,
  ): void {
    if (after === before) return;
    this.#save(after, events, nowMs);
    if (after.status !== before.status) {
      this.#tabs.tellAll(after.id, { type: "ended", status: after.status });
    }
  }

  #decide(snapshot: WidgetSnapshot, conversation: Conversation, { text }: Say): Reply {
    const dialogue = dialogueOf(snapshot, this.#recentTurns(conversation), this.#readEncoder());
    return decideReply(snapshot, text, converse(snapshot.index, text, dialogue));
  }

  #exchange(
    { config }: WidgetSnapshot,
    conversation: Conversation,
    say: Say,
    reply: Reply,
    receivedAtMs: number,
    nowMs: number,
  ): StoredMessage {
    const { text, clientMessageId } = say;
    const next = exchange(
      conversation,
      { id: uuidv7(receivedAtMs), text, clientMessageId, receivedAtMs },
      { id: uuidv7(nowMs), botName: config.bot_name, reply, answeredAtMs: nowMs },
    );
    const { asked, answered } = next;
    this.#storage.appendMessages(next.conversation, [asked, answered]);
    if (this.#tabs.isAnyOpen()) {
      for (const stored of [asked, answered]) {
        const message = viewOf(this.#sealer, conversation.widgetKey, stored);
        this.#tabs.tellAll(conversation.id, { type: "message", message });
      }
    }
    return answered;
  }

  /** What the conversation was about so far; a few rows, however long it is. */
  #recentTurns({ id, lastSeq, status }: Conversation): Turn[] {
    if (lastSeq === 0 || status !== "active") return [];
    const afterSeq = Math.max(0, lastSeq - TURN_MESSAGES_MAX);
    return turnsIn(this.#storage.messagesAfter(id, afterSeq, TURN_MESSAGES_MAX));
  }

  #save(conversation: Conversation, events: readonly ChangeEvent[], nowMs: number): void {
    this.#storage.transaction(() => {
      this.#storage.saveConversation(conversation);
      this.#storage.outbox.owe(conversation.id, events, nowMs);
    });
  }

  /**
   * The answer to the same send before: in the addressed conversation, or in one that it opened. An
   * id that stands for other words is refused, or those words would be lost; in an earlier
   * conversation it means nothing, for a client may begin to count anew.
   */
  #repeatOf({ clientMessageId, conversationId, text }: Say): StoredMessage | Refusal | null {
    const sent =
      clientMessageId === null ? [] : this.#storage.findByClientMessageId(clientMessageId);
    // UUIDv7: sorts by when the conversation began.
    const known = sent.filter((message) => message.conversationId >= conversationId);
    const same = known.find((message) => message.text === text);
    if (same) return this.#storage.findMessage(same.conversationId, same.seq + 1);
    return known.length > 0 ? { refused: "client_message_id_taken" } : null;
  }

  #takeRate(snapshot: WidgetSnapshot, nowMs: number): RateState | Refusal {
    const { rateLimitMessages, rateLimitWindowS } = snapshot.rules;
    const rule: RateRule = { messages: rateLimitMessages, windowMs: rateLimitWindowS * 1000 };
    const use = this.#storage.visitorUse(nowMs - rule.windowMs, rule.messages);
    const decision = decideRate(rule, use, nowMs);
    if (!decision.allowed) {
      return { refused: "rate_limited", retryAfterS: Math.ceil(decision.retryAfterMs / 1000) };
    }
    return {
      limit: rateLimitMessages,
      windowS: rateLimitWindowS,
      remaining: decision.remaining,
      resetS: Math.ceil(decision.resetMs / 1000),
    };
  }

  #goOnIn(conversation: Conversation): void {
    if (!this.#tabs.isAnyOpen()) return;
    const { widgetKey, id: conversationId } = conversation;
    this.#tabs.moveAll({ widgetKey, conversationId });
    const sealed = this.#sealer.conversation(widgetKey, conversationId);
    this.#tabs.tellAll(conversationId, { type: "conversation", conversation_id: sealed });
  }
}
