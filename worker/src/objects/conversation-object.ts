import { DurableObject } from "cloudflare:workers";
import type { LiveConversation } from "../../../contracts/admin/conversations.ts";
import type { CloseOutcome } from "../../../contracts/handover.ts";
import type { PageTraits } from "../../../contracts/identity.ts";
import type { MessageList } from "../../../contracts/message.ts";
import { type Conversation, complete, rate } from "../domain/conversation.ts";
import { claimed, leadsOn } from "../domain/known-visitor.ts";
import type { Env } from "../env.ts";
import type { HeldTraces } from "../privacy/visitor-threads.ts";
import { keepDisclaimer } from "./accepting.ts";
import {
  type Acted,
  type ActingUser,
  type ConversationCalls,
  type DisclaimerAcceptance,
  type FeedbackDetails,
  type Identification,
  type LeadDetails,
  type Refusal,
  type Resumed,
  type Say,
  SOCKET_HEADERS,
  type Started,
  type Visit,
} from "./conversation-calls.ts";
import type { Elsewhere } from "./elsewhere-storage.ts";
import { takeFeedback } from "./feedback-taking.ts";
import { eraseThread, forgetConversation, tracesOf } from "./forgetting.ts";
import type { HandingOver } from "./handing-over.ts";
import { goOnAs, identifyAtHome } from "./knowing.ts";
import { takeDetails } from "./lead-taking.ts";
import { maskOpinion } from "./masked-words.ts";
import { listOf } from "./message-list.ts";
import { acceptSocket, hearFrame, type MovedOn } from "./socket-frames.ts";
import { ThreadParts } from "./thread-parts.ts";
import type { SocketMemory } from "./thread-sockets.ts";
import { askForPerson, resumeVisit, startVisit, takeMessage } from "./visiting.ts";

const NOT_FOUND: Refusal = { refused: "not_found" };
const SUCCESS = { success: true } as const;

/**
 * One visitor's thread with one widget. A shell: it loads, lets `domain/` decide, commits what
 * changed together with what is owed for it, and tells the open sockets.
 */
export class ConversationObject extends DurableObject<Env> implements ConversationCalls {
  readonly #parts: ThreadParts;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#parts = new ThreadParts(ctx, env);
    void ctx.blockConcurrencyWhile(() => this.#parts.alarm.wake());
  }

  async start(visit: Visit): Promise<Started | Refusal> {
    return startVisit(this.#parts, visit);
  }

  async identify(
    identification: Identification,
    from: Elsewhere | null,
  ): ReturnType<ConversationCalls["identify"]> {
    return identifyAtHome(this.#parts, identification, from);
  }

  async goOnAs(
    conversationId: string,
    visit: Identification | Visit,
    mayAdopt: boolean,
  ): ReturnType<ConversationCalls["goOnAs"]> {
    return goOnAs(this.#parts, conversationId, visit, mayAdopt);
  }

  async noteTraits(
    conversationId: string,
    traits: PageTraits,
  ): ReturnType<ConversationCalls["noteTraits"]> {
    return this.#changeConversation(conversationId, (before) => claimed(before, traits));
  }

  async say(said: Say): ReturnType<ConversationCalls["say"]> {
    return takeMessage(this.#parts, said);
  }

  async list(conversationId: string, afterSeq: number): Promise<MessageList | Refusal> {
    const conversation = this.#find(conversationId);
    if (!conversation) return NOT_FOUND;
    const list = listOf(this.#parts, conversation, afterSeq);
    const { handingOver, sockets } = this.#parts;
    // Without a socket this is how it is read.
    const lastSeq = list.messages.at(-1)?.seq;
    if (lastSeq !== undefined && !sockets.isShown(conversationId)) {
      handingOver.visitorRead(conversationId, lastSeq, Date.now());
    }
    return list;
  }

  async captureLead(
    widgetKey: string,
    conversationId: string,
    given: LeadDetails,
  ): ReturnType<ConversationCalls["captureLead"]> {
    return takeDetails(this.#parts, widgetKey, given, () => this.#find(conversationId));
  }

  async giveFeedback(given: FeedbackDetails): ReturnType<ConversationCalls["giveFeedback"]> {
    const { storage, alarm } = this.#parts;
    const feedbackText = await this.#masked(given);
    if (!takeFeedback(storage, { ...given, feedbackText })) return NOT_FOUND;
    await alarm.arm();
    return SUCCESS;
  }

  async rate(conversationId: string, rating: number): ReturnType<ConversationCalls["rate"]> {
    return this.#changeConversation(conversationId, (before) => rate(before, rating));
  }

  async end(conversationId: string): ReturnType<ConversationCalls["end"]> {
    // What was written before the end is answered before it.
    const { turns } = this.#parts;
    if (turns.isBusy) await turns.finish();
    return this.#changeConversation(conversationId, complete);
  }

  async acceptDisclaimer(
    accepted: DisclaimerAcceptance,
  ): ReturnType<ConversationCalls["acceptDisclaimer"]> {
    const snapshot = await this.#parts.readSnapshot(accepted.widgetKey);
    if ("refused" in snapshot) return snapshot;
    const { thread, commits, alarm } = this.#parts;
    const addressed = this.#find(accepted.conversationId);
    if (!addressed) return NOT_FOUND;
    // The conversation that the next message goes to, whichever tab the visitor accepted in.
    const open = thread.openConversation(Date.now());
    const before = open && leadsOn(addressed, open) ? open : addressed;
    const refusal = keepDisclaimer(commits, snapshot.config, before, accepted);
    await alarm.arm();
    return refusal ?? SUCCESS;
  }

  async requestHandover(
    widgetKey: string,
    conversationId: string,
  ): ReturnType<ConversationCalls["requestHandover"]> {
    return askForPerson(this.#parts, widgetKey, conversationId);
  }

  async resume(conversationId: string, nonce: string): Promise<Resumed | Refusal> {
    return (await resumeVisit(this.#parts, conversationId, nonce)) ?? NOT_FOUND;
  }

  async live(conversationId: string, afterSeq: number): Promise<LiveConversation | Refusal> {
    const { handingOver, thread, storage, alarm } = this.#parts;
    const conversation = storage.findConversation(conversationId);
    if (!conversation) return NOT_FOUND;
    // What its entries are called; without it they have no names.
    await this.#parts.readSnapshot(conversation.widgetKey);
    thread.settle(Date.now());
    await alarm.arm();
    const live = handingOver.live(conversationId, afterSeq);
    return "refused" in live ? NOT_FOUND : live;
  }

  async claim(conversationId: string, user: ActingUser): Promise<Acted> {
    const { turns, sockets } = this.#parts;
    const acted = await this.#act((nowMs, parts) => parts.claim(conversationId, user, nowMs));
    // What the bot was about to say is not said any more; what it was to answer is wanted at once.
    if (!("refused" in acted) && turns.isBusy) {
      turns.hurry();
      sockets.tellAll(conversationId, { type: "draft", text: "" });
    }
    return acted;
  }

  async release(conversationId: string, user: ActingUser): Promise<Acted> {
    return this.#act((nowMs, parts) => parts.release(conversationId, user, nowMs));
  }

  async transfer(conversationId: string, user: ActingUser, to: ActingUser): Promise<Acted> {
    return this.#act((nowMs, parts) => parts.transfer(conversationId, user, to, nowMs));
  }

  async reply(
    conversationId: string,
    user: ActingUser,
    said: { readonly text: string; readonly clientMessageId: string },
  ): Promise<Acted> {
    // What the visitor wrote before it belongs before it.
    const { turns } = this.#parts;
    if (turns.isBusy) await turns.finish();
    return this.#act((nowMs, parts) => parts.reply(conversationId, user, said, nowMs));
  }

  async close(conversationId: string, user: ActingUser, outcome: CloseOutcome): Promise<Acted> {
    // What was written before the end belongs before it.
    const { turns } = this.#parts;
    if (turns.isBusy) await turns.finish();
    return this.#act((nowMs, parts) => parts.close(conversationId, user, outcome, nowMs));
  }

  async userTyping(conversationId: string, user: ActingUser, isTyping: boolean): Promise<void> {
    this.#parts.handingOver.userTyping(conversationId, user, isTyping, Date.now());
  }

  async userRead(conversationId: string, user: ActingUser, seq: number): Promise<void> {
    this.#parts.handingOver.userRead(conversationId, user, seq, Date.now());
  }

  async userPresent(conversationId: string, userId: number): Promise<void> {
    this.#parts.handingOver.userPresent(conversationId, userId, Date.now());
  }

  async decideSpam(conversationId: string, isSpam: boolean, reason: string | null): Promise<void> {
    const { guarding, alarm } = this.#parts;
    guarding.decide(conversationId, isSpam, reason, Date.now());
    await alarm.arm();
  }

  async passChallenge(
    conversationId: string,
    isVerified: boolean,
  ): ReturnType<ConversationCalls["passChallenge"]> {
    const { guarding, alarm } = this.#parts;
    const isKnown = guarding.pass(conversationId, isVerified, Date.now());
    await alarm.arm();
    return isKnown ? SUCCESS : NOT_FOUND;
  }

  async mayBook(
    widgetKey: string,
    conversationId: string,
    left: LeadDetails | null,
  ): ReturnType<ConversationCalls["mayBook"]> {
    const snapshot = await this.#parts.readSnapshot(widgetKey);
    if ("refused" in snapshot) return snapshot;
    const { guarding, alarm } = this.#parts;
    const before = this.#find(conversationId);
    const refused = guarding.refuseBooking(snapshot, before, left, Date.now());
    await alarm.arm();
    return refused ?? SUCCESS;
  }

  async deliverNow(): Promise<void> {
    await this.#parts.alarm.deliver();
  }

  async forget(conversationId: string): Promise<void> {
    await forgetConversation(this.#parts, conversationId);
  }

  async traces(): Promise<HeldTraces> {
    return tracesOf(this.#parts);
  }

  async erase(): Promise<void> {
    await eraseThread(this.#parts);
  }

  /** Only the socket route reaches this, with headers that it has proven. */
  override async fetch(request: Request): Promise<Response> {
    const widgetKey = request.headers.get(SOCKET_HEADERS.widgetKey) ?? "";
    const conversationId = request.headers.get(SOCKET_HEADERS.conversationId) ?? "";
    if (!this.#find(conversationId)) return new Response(null, { status: 404 });
    return acceptSocket(this.#parts.sockets, { widgetKey, conversationId });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await hearFrame(this, this.#parts, socket, data, (memory) => this.#movedOn(memory));
  }

  override webSocketClose(socket: WebSocket): void {
    this.#parts.sockets.close(socket);
  }

  override async alarm(): Promise<void> {
    const { alarm, thread, desk } = this.#parts;
    desk.tellUntold();
    await alarm.ring(() => thread.settle(Date.now()));
  }

  async #act(act: (nowMs: number, handingOver: HandingOver) => Acted): Promise<Acted> {
    const { handingOver, alarm } = this.#parts;
    const acted = act(Date.now(), handingOver);
    await alarm.arm();
    return acted;
  }

  async #masked({ conversationId, feedbackText }: FeedbackDetails): Promise<string | null> {
    if (feedbackText === null) return null;
    const conversation = this.#parts.storage.findConversation(conversationId);
    const snapshot = conversation && (await this.#parts.readSnapshot(conversation.widgetKey));
    return maskOpinion(feedbackText, snapshot && "refused" in snapshot ? null : snapshot);
  }

  #find(conversationId: string): Conversation | null {
    const { thread, storage } = this.#parts;
    thread.settle(Date.now());
    return storage.findConversation(conversationId);
  }

  /** Where the thread is now, when that is another conversation than a socket's own. */
  #movedOn(memory: SocketMemory): MovedOn | null {
    const { thread, sealer } = this.#parts;
    const open = thread.openConversation(Date.now());
    const shown = this.#parts.storage.findConversation(memory.conversationId);
    if (!open || !shown || open.id === shown.id || !leadsOn(shown, open)) return null;
    const capability = sealer.conversation(memory.widgetKey, open.id);
    return { conversationId: open.id, capability };
  }

  async #changeConversation(
    conversationId: string,
    decide: (before: Conversation, nowMs: number) => Conversation,
  ): Promise<{ success: true } | Refusal> {
    const before = this.#find(conversationId);
    if (!before) return NOT_FOUND;
    const nowMs = Date.now();
    this.#parts.commits.commit({ before, after: decide(before, nowMs) }, nowMs);
    await this.#parts.alarm.arm();
    return SUCCESS;
  }
}
