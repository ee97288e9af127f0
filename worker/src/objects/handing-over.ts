import type { LiveConversation } from "../../../contracts/admin/conversations.ts";
import type { CloseOutcome, HandoverRequested } from "../../../contracts/handover.ts";
import { MESSAGES_PAGE_MAX } from "../../../contracts/limits.ts";
import { missingAcceptance } from "../domain/acceptance.ts";
import { botTexts } from "../domain/bot-texts.ts";
import { replied, showPresence, showSign } from "../domain/claimer-signs.ts";
import { type Conversation, contactOf } from "../domain/conversation.ts";
import {
  agentJoined,
  askForPerson,
  beginReply,
  claim,
  close,
  handoverView,
  handToAgent,
  type Outlook,
  type Refused,
  release,
  reopen,
  type Step,
  transfer,
} from "../domain/handover.ts";
import { leadsOn } from "../domain/known-visitor.ts";
import { humanMessage, type StoredMessage } from "../domain/message.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { canAskPerson } from "../domain/turn.ts";
import { uuidv7 } from "../uuid.ts";
import type { Acted, ActingUser, HandoverRefusal, Refusal } from "./conversation-calls.ts";
import { type FindQuestion, inboxMessageOf, instant } from "./inbox-views.ts";
import { refuseUnproven } from "./judging.ts";
import { replyNotice } from "./owed-notices.ts";
import type { Thread } from "./thread.ts";
import { numbered, type ThreadCommits } from "./thread-commits.ts";
import type { Tabs } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** A user who types is there; to store it with every stroke would cost more than it tells. */
const SIGN_STORED_AFTER_MS = 15_000;

type Requested = Omit<HandoverRequested, "success">;

/** What users do in a thread, and what its visitor does about them. Nothing here awaits. */
export class HandingOver {
  readonly #storage: ThreadStorage;
  readonly #thread: Thread;
  readonly #commits: ThreadCommits;
  readonly #tabs: Tabs;
  readonly #findQuestion: FindQuestion;

  constructor(
    storage: ThreadStorage,
    thread: Thread,
    commits: ThreadCommits,
    tabs: Tabs,
    findQuestion: FindQuestion,
  ) {
    this.#storage = storage;
    this.#thread = thread;
    this.#commits = commits;
    this.#tabs = tabs;
    this.#findQuestion = findQuestion;
  }

  /**
   * The visitor wants a person, in whatever conversation the thread is by now; what has ended is
   * opened again. `needs` where the outlook has to be found out first; then nothing is stored yet.
   */
  request(
    snapshot: WidgetSnapshot,
    conversationId: string,
    outlook: Outlook | null,
    nowMs: number,
  ): Requested | { readonly needs: "outlook" } | Refusal {
    this.#thread.settle(nowMs);
    const addressed = this.#storage.findConversation(conversationId);
    const before = addressed && this.#current();
    if (!before || !leadsOn(addressed, before)) return { refused: "not_found" };
    const missing = missingAcceptance(snapshot.config, before);
    if (missing) return { refused: missing };
    const unproven = refuseUnproven(snapshot, before, nowMs);
    if (unproven) return unproven;
    const conversation = reopen(before, null, nowMs);
    const { phase } = conversation.handover;
    const texts = botTexts(conversation.widget.locale);
    if (phase === "waiting" || phase === "claimed") {
      return requested(conversation, phase, phase === "waiting" ? texts.stillWaiting : "");
    }
    if (phase === "bot" && snapshot.rules.handoff.agent) {
      const after = handToAgent(conversation, { reason: "menu", name: null });
      const words = agentJoined(after);
      this.#commits.commitStep(before, { conversation: after, words: [words] }, nowMs);
      return requested(after, "agent", words.text);
    }
    if (!canAskPerson(snapshot)) {
      const { canCapture } = conversation.widget;
      const text = canCapture ? texts.personWanted : texts.personWantedNoCapture;
      return requested(conversation, "offline", text);
    }
    if (!outlook) return { needs: "outlook" };
    const { offline_message: offlineMessage } = snapshot.config;
    const step = askForPerson(conversation, { reason: "menu", outlook, offlineMessage }, nowMs);
    // Asked again and again, the same bad news need not be told again.
    if (!this.#wasJustSaid(before, step)) this.#commits.commitStep(before, step, nowMs);
    const isWaiting = step.conversation.handover.phase === "waiting";
    const status = isWaiting ? "waiting" : "offline";
    return requested(step.conversation, status, step.words[0]?.text ?? "");
  }

  /**
   * Where a resume link leads: into its conversation, or into the one after it. To follow it says
   * nothing yet: what has ended stays as it was closed until the visitor writes.
   */
  resume(conversationId: string, nonce: string, nowMs: number): Conversation | null {
    this.#thread.settle(nowMs);
    const linked = this.#storage.findConversation(conversationId);
    const current = this.#current();
    if (!linked?.mailed || !current) return null;
    if (linked.mailed.nonce !== nonce || linked.mailed.untilMs <= nowMs) return null;
    if (!leadsOn(linked, current)) return linked;
    const isOver = current.id === linked.id && current.status !== "active";
    const after = { ...current, isShared: true, isResumed: current.isResumed || isOver };
    this.#commits.commit({ before: current, after }, nowMs);
    return after;
  }

  claim(conversationId: string, user: ActingUser, nowMs: number): Acted {
    return this.#act(conversationId, nowMs, (before) => claim(before, user, nowMs));
  }

  release(conversationId: string, user: ActingUser, nowMs: number): Acted {
    return this.#act(conversationId, nowMs, (before) => release(before, user));
  }

  transfer(conversationId: string, user: ActingUser, to: ActingUser, nowMs: number): Acted {
    return this.#act(conversationId, nowMs, (before) => transfer(before, user, to, nowMs));
  }

  close(conversationId: string, user: ActingUser, outcome: CloseOutcome, nowMs: number): Acted {
    return this.#act(conversationId, nowMs, (before) => close(before, user, outcome, nowMs));
  }

  reply(
    conversationId: string,
    user: ActingUser,
    { text, clientMessageId }: { readonly text: string; readonly clientMessageId: string },
    nowMs: number,
  ): Acted {
    const known = this.#storage
      .findByClientMessageId(clientMessageId)
      .find((said) => said.type === "human" && said.conversationId === conversationId);
    if (known) {
      const isSame = known.text === text && known.metadata.user_id === user.id;
      return isSame ? this.live(conversationId, known.seq - 1) : { refused: "conflict" };
    }
    const target = this.#target(conversationId, nowMs);
    if ("refused" in target) return target;
    const step = beginReply(target, user, nowMs);
    if ("refused" in step) return step;
    const told = numbered(step, nowMs);
    const id = uuidv7(nowMs);
    const message = humanMessage(told.conversation, { id, user, text, clientMessageId, nowMs });
    const after = replied({ ...told.conversation, lastSeq: message.seq }, nowMs);
    const messages = [...told.messages, message];
    // Whether they have read it here is seen when the mail is due.
    const replies = contactOf(after).email ? [replyNotice(conversationId, message.seq, nowMs)] : [];
    this.#commits.commit({ before: target, after, messages, replies }, nowMs);
    return this.live(conversationId, target.lastSeq);
  }

  live(conversationId: string, afterSeq: number): LiveConversation | HandoverRefusal {
    const conversation = this.#storage.findConversation(conversationId);
    if (!conversation) return { refused: "not_found" };
    const { handover, lastSeq } = conversation;
    const claimer = handover.phase === "claimed" ? handover.user : null;
    const messages = this.#storage.messagesAfter(conversationId, afterSeq, MESSAGES_PAGE_MAX);
    return {
      status: conversation.status,
      handover_phase: handover.phase,
      claimed_by: claimer?.id ?? null,
      claimer_name: claimer?.name ?? null,
      waiting_since: handover.phase === "waiting" ? instant(handover.sinceMs) : null,
      last_seq: lastSeq,
      visitor_read_seq: conversation.visitorReadSeq,
      human_read_seq: conversation.humanReadSeq,
      is_visitor_here: this.#tabs.isShown(conversationId),
      has_visitor_email: contactOf(conversation).email !== null,
      messages: messages.map((message) => inboxMessageOf(message, this.#findQuestion)),
      has_more: (messages.at(-1)?.seq ?? afterSeq) < lastSeq,
    };
  }

  userTyping(conversationId: string, user: ActingUser, isTyping: boolean, nowMs: number): void {
    const before = this.#claimedBy(conversationId, user.id);
    if (!before) return;
    const frame = { type: "typing", party: "human", is_typing: isTyping } as const;
    this.#tabs.tellAll(conversationId, frame);
    const { handover } = before;
    const isOld =
      handover.phase === "claimed" && handover.lastActAtMs + SIGN_STORED_AFTER_MS < nowMs;
    if (isOld) this.#commits.commit({ before, after: showSign(before, user.id, nowMs) }, nowMs);
  }

  userRead(conversationId: string, user: ActingUser, seq: number, nowMs: number): void {
    const before = this.#claimedBy(conversationId, user.id);
    if (!before || seq <= before.humanReadSeq || seq > before.lastSeq) return;
    const after = { ...showSign(before, user.id, nowMs), humanReadSeq: seq };
    this.#commits.commit({ before, after }, nowMs);
    this.#tabs.tellAll(conversationId, { type: "read", party: "human", seq });
  }

  userPresent(conversationId: string, userId: number, nowMs: number): void {
    const before = this.#claimedBy(conversationId, userId);
    if (before) this.#commits.commit({ before, after: showPresence(before, userId, nowMs) }, nowMs);
  }

  /** Kept only where a user may have said something: nobody asks how far the bot was read. */
  visitorRead(conversationId: string, seq: number, nowMs: number): void {
    const before = this.#storage.findConversation(conversationId);
    if (!before || before.claimedAtMs === null) return;
    if (seq <= before.visitorReadSeq || seq > before.lastSeq) return;
    this.#commits.commit({ before, after: { ...before, visitorReadSeq: seq } }, nowMs);
  }

  #act(
    conversationId: string,
    nowMs: number,
    decide: (before: Conversation) => Step | Refused,
  ): Acted {
    const before = this.#target(conversationId, nowMs);
    if ("refused" in before) return before;
    const step = decide(before);
    if ("refused" in step) return step;
    this.#commits.commitStep(before, step, nowMs);
    return this.live(conversationId, before.lastSeq);
  }

  /** Users act in a thread's newest conversation: the visitor is nowhere else. */
  #target(conversationId: string, nowMs: number): Conversation | HandoverRefusal {
    this.#thread.settle(nowMs);
    const found = this.#storage.findConversation(conversationId);
    const current = this.#current();
    if (!found || !current) return { refused: "not_found" };
    if (found.id === current.id) return current;
    return { refused: "conflict", reason: "continued", conversationId: current.id };
  }

  #current(): Conversation | null {
    return this.#storage.currentConversation();
  }

  #claimedBy(conversationId: string, userId: number): Conversation | null {
    const found = this.#storage.findConversation(conversationId);
    const isTheirs = found?.handover.phase === "claimed" && found.handover.user.id === userId;
    return isTheirs ? found : null;
  }

  #wasJustSaid({ id, lastSeq, status }: Conversation, { words }: Step): boolean {
    const last: StoredMessage | null =
      lastSeq > 0 && status === "active" ? this.#storage.findMessage(id, lastSeq) : null;
    return last?.metadata.event === "offline" && last.text === words[0]?.text;
  }
}

function requested(
  conversation: Conversation,
  status: Requested["status"],
  message: string,
): Requested {
  return { status, message, handover: handoverView(conversation) };
}
