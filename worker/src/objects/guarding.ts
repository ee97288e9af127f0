import { missingAcceptance } from "../domain/acceptance.ts";
import type { Conversation } from "../domain/conversation.ts";
import { leadsOn } from "../domain/known-visitor.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { blocked, decided, marked, passedChallenge } from "../domain/spam/mark.ts";
import type { LeadDetails, Refusal } from "./conversation-calls.ts";
import { asksAll, blockedRefusal, Judging, refuseUnproven } from "./judging.ts";
import type { Thread } from "./thread.ts";
import type { ThreadCommits } from "./thread-commits.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** What a thread does about spam besides judging its words. Nothing here awaits. */
export class Guarding {
  readonly #storage: ThreadStorage;
  readonly #thread: Thread;
  readonly #commits: ThreadCommits;
  readonly #judging: Judging;

  constructor(storage: ThreadStorage, thread: Thread, commits: ThreadCommits) {
    this.#storage = storage;
    this.#thread = thread;
    this.#commits = commits;
    this.#judging = new Judging(storage);
  }

  /** Spam makes no lead, neither in a conversation that is spam nor by what is left in the form. */
  refuseLead(
    snapshot: WidgetSnapshot,
    before: Conversation,
    details: LeadDetails,
    nowMs: number,
  ): Refusal | null {
    const unproven = refuseUnproven(snapshot, before, nowMs);
    if (unproven) return unproven;
    const verdict = this.#judging.ofLead(snapshot, before, details, nowMs);
    if (verdict.action === "challenge") return { refused: "challenge_required" };
    const isBlocked = verdict.action === "block";
    const after = isBlocked ? blocked(before, verdict, nowMs) : marked(before, verdict);
    if (!after.spam.isSpam) return null;
    this.#commits.commit({ before, after }, nowMs);
    return blockedRefusal(snapshot);
  }

  /**
   * A booking mails people and fills a calendar: it takes what a lead takes. In a conversation that is
   * not there any more nothing was accepted, and nobody has shown to be a person.
   */
  refuseBooking(
    snapshot: WidgetSnapshot,
    before: Conversation | null,
    left: LeadDetails | null,
    nowMs: number,
  ): Refusal | null {
    const newest = this.#thread.knownConversation() ?? before;
    const missing = missingAcceptance(snapshot.config, newest);
    if (missing) return { refused: missing };
    if (!before) return asksAll(snapshot) ? { refused: "not_found" } : null;
    return left
      ? this.refuseLead(snapshot, before, left, nowMs)
      : refuseUnproven(snapshot, before, nowMs);
  }

  decide(conversationId: string, isSpam: boolean, reason: string | null, nowMs: number): void {
    this.#thread.settle(nowMs);
    const before = this.#storage.findConversation(conversationId);
    if (!before) return;
    this.#commits.commit({ before, after: decided(before, isSpam, reason) }, nowMs);
  }

  /** Whether there is such a conversation. What a thread was asked for, its newest one has shown. */
  pass(conversationId: string, isVerified: boolean, nowMs: number): boolean {
    this.#thread.settle(nowMs);
    const addressed = this.#storage.findConversation(conversationId);
    const current = this.#storage.currentConversation();
    const before = addressed && current && leadsOn(addressed, current) ? current : addressed;
    if (!before) return false;
    this.#commits.commit({ before, after: passedChallenge(before, isVerified, nowMs) }, nowMs);
    return true;
  }
}
