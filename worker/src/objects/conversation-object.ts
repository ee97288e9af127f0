import { DurableObject } from "cloudflare:workers";
import { MESSAGES_PAGE_MAX } from "../../../contracts/limits.ts";
import type { MessageList } from "../../../contracts/message.ts";
import { botTexts } from "../domain/bot-texts.ts";
import {
  acceptDisclaimer,
  type Conversation,
  captureLead,
  complete,
  conversationEvent,
  isDisclaimerMissing,
  leadEvent,
  rate,
  settleIdle,
} from "../domain/conversation.ts";
import { feedbackEvent, giveFeedback } from "../domain/message.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { readEncoder } from "../semantics.ts";
import type { LoadedWidget } from "../snapshots/loaded-widget.ts";
import { readWidget } from "../snapshots/read-widget.ts";
import { uuidv7 } from "../uuid.ts";
import { ThreadAlarm } from "./alarm.ts";
import {
  type ConversationCalls,
  type DisclaimerAcceptance,
  type FeedbackDetails,
  type LeadDetails,
  type Refusal,
  type Say,
  SOCKET_HEADERS,
  type Started,
  type Visit,
} from "./conversation-calls.ts";
import { Generating } from "./generating.ts";
import { Sealer, sentOf, viewOf } from "./message-view.ts";
import { acceptSocket, hearFrame, type MovedOn } from "./socket-frames.ts";
import { Thread } from "./thread.ts";
import { type SocketMemory, ThreadSockets } from "./thread-sockets.ts";
import { ThreadStorage } from "./thread-storage.ts";
import { Turns } from "./turns.ts";

const NOT_FOUND: Refusal = { refused: "not_found" };
const SUCCESS = { success: true } as const;

/**
 * One visitor's thread with one widget. A shell: it loads, lets `domain/` decide, commits what
 * changed together with what is owed to Postgres, and tells the open sockets.
 */
export class ConversationObject extends DurableObject<Env> implements ConversationCalls {
  readonly #storage: ThreadStorage;
  readonly #sockets: ThreadSockets;
  readonly #alarm: ThreadAlarm;
  readonly #sealer: Sealer;
  readonly #thread: Thread;
  readonly #generating: Generating;
  readonly #turns = new Turns();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = new ThreadStorage(ctx.storage);
    this.#sockets = new ThreadSockets(ctx);
    this.#sealer = new Sealer(env, ctx.id.toString());
    this.#alarm = new ThreadAlarm(ctx.storage, this.#storage, env);
    this.#thread = new Thread(this.#storage, this.#sockets, this.#sealer, readEncoder);
    this.#generating = new Generating(env, ctx);
    void ctx.blockConcurrencyWhile(() => this.#alarm.wake());
  }

  /** Finds the session's open conversation or begins one: two tabs at once get the same. */
  async start(visit: Visit): Promise<Started | Refusal> {
    const widget = await this.#widget(visit.widgetKey);
    if ("refused" in widget) return widget;
    const nowMs = Date.now();
    const open = this.#thread.openConversation(nowMs);
    const conversation = open ?? this.#thread.begin(widget.snapshot, visit, nowMs);
    await this.#alarm.arm();
    return {
      ...this.#listOf(conversation, 0),
      conversation_id: this.#sealer.conversation(visit.widgetKey, conversation.id),
      existing: open !== null,
    };
  }

  /** Stores a visitor's message with its answer; an ended conversation is followed by a new one. */
  async say(say: Say): ReturnType<ConversationCalls["say"]> {
    const receivedAtMs = Date.now();
    const widget = await this.#widget(say.widgetKey);
    if ("refused" in widget) return widget;
    const { snapshot } = widget;
    // Awaiting a model, a message must not be overtaken by the next one, nor by its own repeat.
    if (this.#generating.isOn(snapshot) || this.#turns.isBusy) {
      return this.#turns.take((signal) => this.#sayInTurn(snapshot, say, receivedAtMs, signal));
    }
    return this.#say(say, this.#thread.say(snapshot, say, receivedAtMs, Date.now()));
  }

  async list(conversationId: string, afterSeq: number): Promise<MessageList | Refusal> {
    const conversation = this.#find(conversationId);
    return conversation ? this.#listOf(conversation, afterSeq) : NOT_FOUND;
  }

  async captureLead(
    widgetKey: string,
    conversationId: string,
    details: LeadDetails,
  ): ReturnType<ConversationCalls["captureLead"]> {
    const widget = await this.#widget(widgetKey);
    if ("refused" in widget) return widget;
    if (this.#turns.isBusy) await this.#turns.finish();
    const before = this.#find(conversationId);
    if (!before) return NOT_FOUND;
    if (isDisclaimerMissing(widget.snapshot.config, before)) {
      return { refused: "disclaimer_required" };
    }
    const nowMs = Date.now();
    const capture = {
      name: details.visitor_name,
      email: details.visitor_email,
      phone: details.visitor_phone,
      handoffType: details.handoff_type ?? null,
      handoffDetails: details.handoff_details ?? null,
    };
    const after = captureLead(before, capture, uuidv7(nowMs), nowMs);
    const { lead } = after;
    if (!lead) return NOT_FOUND;
    // The lead first: the conversation's row refers to it.
    const events = after === before ? [] : [leadEvent(after, lead), conversationEvent(after)];
    this.#thread.change(before, after, events, nowMs);
    await this.#alarm.arm();
    return { leadId: lead.id, message: botTexts(widget.snapshot.config.locale).leadThanks };
  }

  async giveFeedback(given: FeedbackDetails): ReturnType<ConversationCalls["giveFeedback"]> {
    const before = this.#storage.findMessage(given.conversationId, given.seq);
    if (!before || before.type === "user") return NOT_FOUND;
    const after = giveFeedback(before, given.wasHelpful, given.feedbackText);
    if (!after?.feedback) return SUCCESS;
    const nowMs = Date.now();
    const event = feedbackEvent(after, after.feedback, nowMs);
    this.#storage.transaction(() => {
      this.#storage.replaceMessage(after);
      this.#storage.outbox.owe(given.conversationId, [event], nowMs);
    });
    await this.#alarm.arm();
    return SUCCESS;
  }

  async rate(conversationId: string, rating: number): ReturnType<ConversationCalls["rate"]> {
    return this.#changeConversation(conversationId, (before) => rate(before, rating));
  }

  async end(conversationId: string): ReturnType<ConversationCalls["end"]> {
    // What was written before the end is answered before it.
    if (this.#turns.isBusy) await this.#turns.finish();
    return this.#changeConversation(conversationId, complete);
  }

  async acceptDisclaimer(
    accepted: DisclaimerAcceptance,
  ): ReturnType<ConversationCalls["acceptDisclaimer"]> {
    const widget = await this.#widget(accepted.widgetKey);
    if ("refused" in widget) return widget;
    const addressed = this.#find(accepted.conversationId);
    if (!addressed) return NOT_FOUND;
    // The conversation that the next message goes to, whichever tab the visitor accepted in.
    const before = this.#thread.openConversation(Date.now()) ?? addressed;
    // What was read must be what is in force, or the acceptance would prove nothing.
    if (widget.snapshot.config.disclaimer_version !== accepted.version) {
      return { refused: "disclaimer_required" };
    }
    if (before.acceptedDisclaimer === accepted.version) return SUCCESS;
    const nowMs = Date.now();
    this.#thread.change(
      before,
      acceptDisclaimer(before, accepted.version),
      [
        {
          kind: "disclaimer",
          id: uuidv7(nowMs),
          widgetId: before.widgetId,
          conversationId: before.id,
          sessionId: before.sessionId,
          version: accepted.version,
          ipAddress: accepted.ipAddress,
          userAgent: accepted.userAgent,
          acceptedAtMs: nowMs,
        },
      ],
      nowMs,
    );
    await this.#alarm.arm();
    return SUCCESS;
  }

  async forget(conversationId: string): Promise<void> {
    if (this.#turns.isBusy) await this.#turns.finish();
    const before = this.#storage.findConversation(conversationId);
    if (before) {
      this.#sockets.tellAll(conversationId, { type: "ended", status: "completed" });
      this.#storage.transaction(() => this.#storage.forgetConversation(conversationId));
    }
    // Rows are deleted after this: what is on its way by now must not arrive after that.
    await this.#alarm.finishDelivery();
  }

  /** Only the socket route reaches this, with headers that it has proven. */
  override async fetch(request: Request): Promise<Response> {
    const widgetKey = request.headers.get(SOCKET_HEADERS.widgetKey) ?? "";
    const conversationId = request.headers.get(SOCKET_HEADERS.conversationId) ?? "";
    if (!this.#find(conversationId)) return new Response(null, { status: 404 });
    return acceptSocket(this.#sockets, { widgetKey, conversationId });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await hearFrame(this, this.#sockets, socket, data, (memory) => this.#movedOn(memory));
  }

  override webSocketClose(socket: WebSocket): void {
    this.#sockets.close(socket);
  }

  override async alarm(): Promise<void> {
    await this.#alarm.ring(() => this.#thread.endIdle(Date.now()));
  }

  /** The model first, then the same commit as without one: nothing awaits between load and save. */
  async #sayInTurn(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
    signal: AbortSignal,
  ): ReturnType<ConversationCalls["say"]> {
    const preview = this.#thread.preview(snapshot, say, receivedAtMs);
    const onDraft = (text: string) =>
      preview && this.#sockets.tellAll(preview.conversationId, { type: "draft", text });
    const rephrase =
      preview && this.#generating.isOn(snapshot)
        ? await this.#generating.rephrase({
            snapshot,
            question: say.text,
            reply: preview.reply,
            receivedAtMs,
            signal,
            onDraft,
          })
        : undefined;
    return this.#say(say, this.#thread.say(snapshot, say, receivedAtMs, Date.now(), rephrase));
  }

  async #say(say: Say, outcome: ReturnType<Thread["say"]>): ReturnType<ConversationCalls["say"]> {
    if ("refused" in outcome) return outcome;
    await this.#alarm.arm();
    const sent = sentOf(this.#sealer, say, outcome.answered);
    return { sent, rate: outcome.rate };
  }

  async #widget(widgetKey: string): Promise<LoadedWidget | Refusal> {
    try {
      return (await readWidget(this.env, this.ctx, widgetKey)) ?? NOT_FOUND;
    } catch (error) {
      // Errors lose their class on the way out of an object; a refusal keeps its meaning.
      if (error instanceof AppError) return { refused: error.code, retryAfterS: 5 };
      throw error;
    }
  }

  #find(conversationId: string): Conversation | null {
    const found = this.#storage.findConversation(conversationId);
    return found && settleIdle(found, Date.now());
  }

  /** Where the thread is now, when that is another conversation than a socket's own. */
  #movedOn(memory: SocketMemory): MovedOn | null {
    const open = this.#thread.openConversation(Date.now());
    if (!open || open.id === memory.conversationId) return null;
    const capability = this.#sealer.conversation(memory.widgetKey, open.id);
    return { conversationId: open.id, capability };
  }

  async #changeConversation(
    conversationId: string,
    decide: (before: Conversation, nowMs: number) => Conversation,
  ): Promise<{ success: true } | Refusal> {
    const before = this.#find(conversationId);
    if (!before) return NOT_FOUND;
    const nowMs = Date.now();
    const after = decide(before, nowMs);
    const events = after === before ? [] : [conversationEvent(after)];
    this.#thread.change(before, after, events, nowMs);
    await this.#alarm.arm();
    return SUCCESS;
  }

  #listOf(conversation: Conversation, afterSeq: number): MessageList {
    const messages = this.#storage.messagesAfter(conversation.id, afterSeq, MESSAGES_PAGE_MAX);
    const lastSeq = messages.at(-1)?.seq ?? afterSeq;
    return {
      messages: messages.map((message) => viewOf(this.#sealer, conversation.widgetKey, message)),
      status: conversation.status,
      has_more: lastSeq < conversation.lastSeq,
      lead_captured: conversation.lead !== null,
      satisfaction_rating: conversation.rating,
      disclaimer_accepted: conversation.acceptedDisclaimer !== null,
    };
  }
}
