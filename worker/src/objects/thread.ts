import { converse } from "../answering/dialogue/converse.ts";
import type { SentenceEncoder } from "../answering/semantics.ts";
import { missingAcceptance } from "../domain/acceptance.ts";
import { type Conversation, leftContactOf, openConversation } from "../domain/conversation.ts";
import { isClaimed, reopen, settle } from "../domain/handover.ts";
import { claimed, identified, leadsOn, needsToken, openingKnown } from "../domain/known-visitor.ts";
import {
  type Exchanged,
  exchange,
  heard,
  isAnswerTo,
  type StoredMessage,
  type VisitorWords,
} from "../domain/message.ts";
import { TURN_MESSAGES_MAX, turnsIn } from "../domain/message-turns.ts";
import { decideRate, type RateRule } from "../domain/rate-limit.ts";
import { decideReply, dialogueOf } from "../domain/reply.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Verdict } from "../domain/spam/judge.ts";
import { blocked, marked } from "../domain/spam/mark.ts";
import { openingSpamState } from "../domain/spam/spam-state.ts";
import { answerTurn, type Need, type Prepared, type Said, type Turn } from "../domain/turn.ts";
import { widgetFacts } from "../domain/widget-facts.ts";
import { uuidTimeMs, uuidv7 } from "../uuid.ts";
import { consentOf, withConsent } from "./accepting.ts";
import type { RateState, Refusal, Say, Visit } from "./conversation-calls.ts";
import { asItStands, type Rephrase } from "./generating.ts";
import { blockedRefusal, Judging, judgedMetadata } from "./judging.ts";
import type { Sealer } from "./message-view.ts";
import { waitingNotices } from "./owed-notices.ts";
import { numbered, type ThreadCommits } from "./thread-commits.ts";
import type { Tabs } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** Asked at the first message, for to make an encoder takes a while. */
type ReadEncoder = () => SentenceEncoder | null;

/** What was waited for before the commit. */
export type Preparation = Prepared & { readonly rephrase?: Rephrase };

/**
 * What may happen to a thread. Nothing here awaits: another event could slip in between load and
 * commit and be given the same sequence number.
 */
export class Thread {
  readonly #storage: ThreadStorage;
  readonly #tabs: Tabs;
  readonly #sealer: Sealer;
  readonly #commits: ThreadCommits;
  readonly #readEncoder: ReadEncoder;
  readonly #judging: Judging;

  constructor(
    storage: ThreadStorage,
    tabs: Tabs,
    sealer: Sealer,
    commits: ThreadCommits,
    readEncoder: ReadEncoder,
  ) {
    this.#storage = storage;
    this.#tabs = tabs;
    this.#sealer = sealer;
    this.#commits = commits;
    this.#readEncoder = readEncoder;
    this.#judging = new Judging(storage);
  }

  /** The newest, open or ended; looking for it stores nothing. */
  knownConversation(): Conversation | null {
    return this.#storage.isUsed() ? this.#storage.currentConversation() : null;
  }

  /** The open conversation, if there is one; one whose time has run out is ended on the way. */
  openConversation(nowMs: number): Conversation | null {
    this.settle(nowMs);
    const current = this.#storage.currentConversation();
    return current?.status === "active" ? current : null;
  }

  /** What time alone brings about: who answers moves on, and what is idle ends. */
  settle(nowMs: number): void {
    const before = this.#storage.currentConversation();
    if (!before) return;
    const step = settle(before, nowMs);
    if (step.conversation !== before) this.#commits.commitStep(before, step, nowMs);
  }

  begin(snapshot: WidgetSnapshot, visit: Visit, nowMs: number): Conversation {
    const before = this.#storage.currentConversation();
    const conversation = openConversation(
      {
        ...visit,
        widgetId: snapshot.widgetId,
        clientId: snapshot.clientId,
        acceptedDisclaimer: before?.acceptedDisclaimer ?? null,
        acceptedConsent: before?.acceptedConsent ?? null,
        contact: before && leftContactOf(before),
        isShared: before?.isShared ?? false,
        ...openingKnown(before, { person: visit.person ?? null, traits: visit.traits ?? null }),
        retentionDays: snapshot.rules.retentionDays,
        widget: widgetFacts(snapshot),
        spam: openingSpamState(before?.spam ?? null, visit),
      },
      // Sorts after the one before, also where both begin within a millisecond.
      uuidv7(before ? Math.max(nowMs, uuidTimeMs(before.id) + 1) : nowMs),
      nowMs,
    );
    const version = consentOf(snapshot.config, visit);
    const { after, events } = withConsent(conversation, version, visit, nowMs);
    this.#commits.commit({ before: null, after, events }, nowMs);
    this.#goOnIn(after);
    return after;
  }

  /** A visit to what is open: it may bring a consent that was asked for since, and tell more of who it is. */
  goOn(open: Conversation, snapshot: WidgetSnapshot, visit: Visit, nowMs: number): Conversation {
    const version = consentOf(snapshot.config, visit);
    const { person = null, traits = null } = visit;
    const told = claimed(person ? identified(open, person) : open, traits);
    const { after, events } = withConsent(told, version, visit, nowMs);
    if (after !== open) this.#commits.commit({ before: open, after, events }, nowMs);
    return after;
  }

  /** Whether these words would begin a conversation that is one: what is refused or blocked is none. */
  wouldBegin(snapshot: WidgetSnapshot, say: Say, nowMs: number): boolean {
    if (this.openConversation(nowMs)) return false;
    const addressed = this.#storage.findConversation(say.conversationId);
    const current = addressed && (this.#storage.currentConversation() ?? addressed);
    if (!current || current.isResumed || current.externalId || this.#repeatOf(say)) return false;
    if (missingAcceptance(snapshot.config, current)) return false;
    if ("refused" in this.#takeRate(snapshot, nowMs)) return false;
    const { action } = this.#judging.ofWords(snapshot, current, say, nowMs);
    return action !== "block" && action !== "challenge";
  }

  /** What `say` would find; null where it would store nothing new, or answer nothing. */
  preview(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
  ): { conversation: Conversation; said: Said } | null {
    const addressed = this.#storage.findConversation(say.conversationId);
    if (!addressed || this.#repeatOf(say)) return null;
    const current = this.#storage.currentConversation() ?? addressed;
    if (!leadsOn(addressed, current) || needsToken(current, receivedAtMs)) return null;
    if (missingAcceptance(snapshot.config, current) || isClaimed(current)) return null;
    if ("refused" in this.#takeRate(snapshot, receivedAtMs)) return null;
    const { isSpam, action } = this.#judging.ofWords(snapshot, current, say, receivedAtMs);
    // Nothing is spent on what is not answered, and no model on spam.
    if (isSpam || current.spam.isSpam || action === "challenge") return null;
    return { conversation: current, said: this.#read(snapshot, current, say) };
  }

  /**
   * Stores a visitor's message with its answer, or alone where a user answers. `needs` names what
   * has to be prepared first; then nothing is stored yet.
   */
  say(
    snapshot: WidgetSnapshot,
    say: Say,
    receivedAtMs: number,
    nowMs: number,
    prepared: Preparation = {},
  ): (Exchanged & { rate: RateState | null }) | { needs: Need } | Refusal {
    const addressed = this.#storage.findConversation(say.conversationId);
    if (!addressed) return { refused: "not_found" };
    const repeated = this.#repeatOf(say);
    if (repeated) {
      if ("refused" in repeated) return repeated;
      const wasBlocked = repeated.asked.metadata.blocked === true;
      return wasBlocked ? blockedRefusal(snapshot) : { ...repeated, rate: null };
    }
    const current = this.#storage.currentConversation() ?? addressed;
    if (!leadsOn(addressed, current) || needsToken(current, nowMs)) return { refused: "not_found" };
    const missing = missingAcceptance(snapshot.config, current);
    if (missing) return { refused: missing };
    const rate = this.#takeRate(snapshot, receivedAtMs);
    if ("refused" in rate) return rate;
    const verdict = this.#judging.ofWords(snapshot, current, say, receivedAtMs);
    if (verdict.action === "challenge") return { refused: "challenge_required" };
    const opened =
      this.openConversation(nowMs) ??
      this.#openResumed(nowMs) ??
      this.begin(snapshot, addressed, nowMs);
    if (verdict.action === "block") {
      this.#block(opened, verdict, say, receivedAtMs, nowMs);
      return blockedRefusal(snapshot);
    }
    const conversation = marked(opened, verdict);
    const { rephrase = asItStands } = prepared;
    const read = () => {
      const said = this.#read(snapshot, conversation, say);
      return { ...said, reply: rephrase(said.reply) };
    };
    const turn = answerTurn(conversation, read, prepared, nowMs);
    if ("needs" in turn) return turn;
    const words = wordsOf(say, receivedAtMs, judgedMetadata(verdict));
    return { ...this.#exchange(opened, turn, words, nowMs), rate };
  }

  /** Kept for the client's users to see, and answered by nobody. */
  #block(
    before: Conversation,
    verdict: Verdict,
    say: Say,
    receivedAtMs: number,
    nowMs: number,
  ): void {
    const metadata = { ...judgedMetadata(verdict), blocked: true, reason: verdict.sentence };
    const { conversation, asked } = heard(before, wordsOf(say, receivedAtMs, metadata));
    const after = blocked(conversation, verdict, nowMs);
    this.#commits.commit({ before, after, messages: [asked] }, nowMs);
  }

  /** Who came back by a mail's link goes on with what the mail was about; nobody has claimed that. */
  #openResumed(nowMs: number): Conversation | null {
    const before = this.#storage.currentConversation();
    if (!before?.isResumed) return null;
    const after = reopen(before, null, nowMs);
    this.#commits.commit({ before, after }, nowMs);
    return after;
  }

  /** What the bot would say, and what was said before. */
  #read(snapshot: WidgetSnapshot, conversation: Conversation, { text }: Say): Said {
    const recent = this.#recentMessages(conversation);
    const dialogue = dialogueOf(snapshot, turnsIn(recent), this.#readEncoder());
    const reply = decideReply(snapshot, text, converse(snapshot.index, text, dialogue));
    return { snapshot, text, reply, recent };
  }

  #exchange(before: Conversation, turn: Turn, words: VisitorWords, nowMs: number): Exchanged {
    const { reply, words: news } = turn;
    const { asked, answered, conversation } = reply
      ? exchange(turn.conversation, words, {
          id: uuidv7(nowMs),
          botName: reply.by,
          reply: reply.words,
          answeredAtMs: nowMs,
        })
      : { ...heard(turn.conversation, words), answered: null };
    const told = numbered({ conversation, words: news }, nowMs, answered ? undefined : asked.seq);
    const messages = [asked, ...(answered ? [answered] : []), ...told.messages];
    const notices = waitingNotices(turn, nowMs);
    this.#commits.commit({ before, after: told.conversation, messages, notices }, nowMs);
    return { asked, answered: answered ?? told.messages[0] ?? null };
  }

  /** A few rows, however long the conversation is. */
  #recentMessages({ id, lastSeq, status }: Conversation): StoredMessage[] {
    if (lastSeq === 0 || status !== "active") return [];
    const afterSeq = Math.max(0, lastSeq - TURN_MESSAGES_MAX);
    return this.#storage.messagesAfter(id, afterSeq, TURN_MESSAGES_MAX);
  }

  /**
   * The same send before, with its answer: in the addressed conversation, or in one that it opened.
   * An id that stands for other words is refused, or those words would be lost; in an earlier
   * conversation it means nothing, for a client may begin to count anew.
   */
  #repeatOf({ clientMessageId, conversationId, text }: Say): Exchanged | Refusal | null {
    const sent =
      clientMessageId === null ? [] : this.#storage.findByClientMessageId(clientMessageId);
    // UUIDv7: sorts by when the conversation began. Of a person's, each is opened by itself.
    const isOwn = this.#storage.currentConversation()?.externalId != null;
    const known = sent.filter(
      (message) =>
        message.type === "user" &&
        (isOwn
          ? message.conversationId === conversationId
          : message.conversationId >= conversationId),
    );
    const asked = known.find((message) => message.text === text);
    if (!asked) return known.length > 0 ? { refused: "client_message_id_taken" } : null;
    const next = this.#storage.findMessage(asked.conversationId, asked.seq + 1);
    return { asked, answered: next && isAnswerTo(asked, next) ? next : null };
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
    // Not every device that shows a person's last one need be theirs still.
    if (conversation.externalId !== null || !this.#tabs.isAnyOpen()) return;
    const { widgetKey, id: conversationId } = conversation;
    this.#tabs.moveAll({ widgetKey, conversationId });
    const sealed = this.#sealer.conversation(widgetKey, conversationId);
    this.#tabs.tellAll(conversationId, { type: "conversation", conversation_id: sealed });
  }
}

function wordsOf(
  { text, clientMessageId, masked }: Say,
  receivedAtMs: number,
  metadata: VisitorWords["metadata"] = {},
): VisitorWords {
  return { id: uuidv7(receivedAtMs), text, clientMessageId, receivedAtMs, metadata, masked };
}
