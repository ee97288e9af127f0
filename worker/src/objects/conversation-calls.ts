import type { LiveConversation } from "../../../contracts/admin/conversations.ts";
import type { ErrorCode } from "../../../contracts/errors.ts";
import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { CloseOutcome, HandoverRequested } from "../../../contracts/handover.ts";
import type { PageTraits } from "../../../contracts/identity.ts";
import type { CaptureLead } from "../../../contracts/lead.ts";
import type { MessageList, MessageSent } from "../../../contracts/message.ts";
import type { Person } from "../domain/known-visitor.ts";
import type { Masked } from "../domain/masking.ts";
import type { HeldTraces } from "../privacy/visitor-threads.ts";
import type { Elsewhere } from "./elsewhere-storage.ts";

/**
 * What the routes may ask of a conversation object. Errors do not keep their class between Workers
 * and objects, so a refusal is an answer like any other.
 */
export interface Refusal {
  readonly refused: ErrorCode;
  /** Seconds until it is worth trying again, where waiting helps. */
  readonly retryAfterS?: number;
  /** For the caller's program, in the contract's shape for this code. */
  readonly details?: unknown;
}

export type Accepted<Answer> = Exclude<Answer, { readonly refused: ErrorCode }>;

/** What an object's answer refuses with, if it is a refusal. */
export function refusalIn(answer: object): Refusal | null {
  // Refusals alone have the field.
  return "refused" in answer ? (answer as Refusal) : null;
}

/** State of the rate limit, for the `RateLimit` headers. */
export interface RateState {
  readonly limit: number;
  readonly windowS: number;
  readonly remaining: number;
  readonly resetS: number;
}

export interface Visit {
  readonly widgetKey: string;
  readonly sessionId: string;
  readonly pageUrl: string | null;
  /** Of the request that begins it, which a script on a page cannot choose. */
  readonly origin?: string | null;
  readonly referrerUrl: string | null;
  readonly userAgent: string | null;
  /** A valid IPv4 or IPv6 address, or null. */
  readonly ipAddress: string | null;
  /** Of the rules about addresses, those for the whole one, where only a part of it is told. */
  readonly addressRules?: readonly number[] | null;
  /** The version of the consent that was given; null or missing: none. */
  readonly consentVersion?: string | null;
  readonly signs?: VisitorSigns | null;
  /** Who comes, where the client's server has signed for them; `sessionId` is theirs then. */
  readonly person?: Person | null;
  /** What the page says of its visitor. */
  readonly traits?: PageTraits | null;
}

/** A person who says who they are, on whatever page they are. */
export interface Identification {
  readonly widgetKey: string;
  readonly person: Person;
  readonly traits: PageTraits | null;
}

/** One visitor's words to one conversation. */
export interface Say {
  readonly widgetKey: string;
  readonly conversationId: string;
  /** What the visitor has proven the conversation with; null where the object has to make it anew. */
  readonly capability: string | null;
  readonly text: string;
  readonly clientMessageId: string | null;
  readonly signs?: VisitorSigns | null;
  /** How often each kind was masked in the text; only the object says. */
  readonly masked?: Masked["counts"];
}

export interface Started extends MessageList {
  readonly conversation_id: string;
  readonly existing: boolean;
}

/** What a person goes on with: their own, or one that stays nobody's. */
export interface GoneOn {
  readonly conversation: Started;
  readonly isTheirs: boolean;
}

export interface NoneYet {
  readonly conversation: null;
  readonly isTheirs: false;
}

/** What a capture leaves, without the capability that led here. */
export type LeadDetails = Omit<CaptureLead, "conversation_id">;

export interface Resumed extends Started {
  readonly session_id: string;
}

export interface FeedbackDetails {
  readonly conversationId: string;
  readonly seq: number;
  readonly wasHelpful: boolean;
  /** Null keeps what was said before. */
  readonly feedbackText: string | null;
}

export interface DisclaimerAcceptance {
  readonly widgetKey: string;
  readonly conversationId: string;
  readonly version: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** A user who acts in a conversation. */
export interface ActingUser {
  readonly id: number;
  readonly name: string;
}

/** What a user's act came to: how the conversation stands after it, or why it could not be. */
export type Acted = LiveConversation | HandoverRefusal;

/** `claimed_by_other` tells by whom; `continued`: the thread went on in another conversation. */
export interface HandoverRefusal {
  readonly refused: "not_found" | "conflict";
  readonly reason?: "claimed_by_other" | "not_claimed" | "ended" | "continued";
  /** The user in the way; the conversation that the thread went on in. */
  readonly name?: string;
  readonly conversationId?: string;
}

/** The object's methods (Durable Object RPC). `conversationId` is the plain UUID. */
export interface ConversationCalls {
  start(visit: Visit): Promise<Started | Refusal>;
  /**
   * Of the object of a person's own session: the conversation that they are to go on with, here or
   * elsewhere. `from` is one that this browser has; it becomes theirs where they have no other, and
   * it is nobody's. Null: there is none yet.
   */
  identify(
    identification: Identification,
    from: Elsewhere | null,
  ): Promise<GoneOn | NoneYet | Refusal>;
  /**
   * Of the object that has a person's conversation from before they signed in: that conversation,
   * while it is open. `mayAdopt`: it may also become theirs now, or be gone on with as nobody's. Null,
   * and nothing has changed: there is none that is theirs.
   */
  goOnAs(
    conversationId: string,
    visit: Identification | Visit,
    mayAdopt: boolean,
  ): Promise<GoneOn | Refusal | null>;
  /** What the page says of its visitor. */
  noteTraits(
    conversationId: string,
    traits: PageTraits,
  ): Promise<{ readonly success: true } | Refusal>;
  say(say: Say): Promise<{ readonly sent: MessageSent; readonly rate: RateState | null } | Refusal>;
  list(conversationId: string, afterSeq: number): Promise<MessageList | Refusal>;
  captureLead(
    widgetKey: string,
    conversationId: string,
    details: LeadDetails,
  ): Promise<{ readonly leadId: string; readonly message: string } | Refusal>;
  giveFeedback(feedback: FeedbackDetails): Promise<{ readonly success: true } | Refusal>;
  rate(conversationId: string, rating: number): Promise<{ readonly success: true } | Refusal>;
  end(conversationId: string): Promise<{ readonly success: true } | Refusal>;
  /** The visitor wants a person. */
  requestHandover(
    widgetKey: string,
    conversationId: string,
  ): Promise<Omit<HandoverRequested, "success"> | Refusal>;
  /** What a resume link's token opens; refused when it is spent, too old, or never was. */
  resume(conversationId: string, nonce: string): Promise<Resumed | Refusal>;
  /** For the dashboard: how it stands, and what was said after a seq. */
  live(conversationId: string, afterSeq: number): Promise<LiveConversation | Refusal>;
  claim(conversationId: string, user: ActingUser): Promise<Acted>;
  release(conversationId: string, user: ActingUser): Promise<Acted>;
  transfer(conversationId: string, user: ActingUser, to: ActingUser): Promise<Acted>;
  reply(
    conversationId: string,
    user: ActingUser,
    said: { readonly text: string; readonly clientMessageId: string },
  ): Promise<Acted>;
  close(conversationId: string, user: ActingUser, outcome: CloseOutcome): Promise<Acted>;
  /** From the Inbox: passes on to the visitor, and is a sign of life, when it is the claimer's. */
  userTyping(conversationId: string, user: ActingUser, isTyping: boolean): Promise<void>;
  userRead(conversationId: string, user: ActingUser, seq: number): Promise<void>;
  /** From the Inbox, each minute while the claimer's dashboard is open with this conversation. */
  userPresent(conversationId: string, userId: number): Promise<void>;
  /** Brings what is owed to Postgres now, for a caller that needs its rows there. */
  deliverNow(): Promise<void>;
  /** A user has said whether it is spam; from then on nobody judges it. */
  decideSpam(conversationId: string, isSpam: boolean, reason: string | null): Promise<void>;
  /** The visitor was challenged and let through; unverified where whoever checks was away. */
  passChallenge(
    conversationId: string,
    isVerified: boolean,
  ): Promise<{ readonly success: true } | Refusal>;
  /**
   * Whether a time may be reserved in it: not in spam, nor before what has to be accepted or shown
   * first. `left` is what the visitor leaves of themselves with a booking; null: nothing yet.
   */
  mayBook(
    widgetKey: string,
    conversationId: string,
    left: LeadDetails | null,
  ): Promise<{ readonly success: true } | Refusal>;
  /** Of a conversation that a user deleted: nothing of it stays, and nothing of it is owed any more. */
  forget(conversationId: string): Promise<void>;
  /** What it holds of its visitor, by name. */
  traces(): Promise<HeldTraces>;
  /** Nothing of the whole thread stays, and nothing of it is owed or under way any more. */
  erase(): Promise<void>;
  acceptDisclaimer(acceptance: DisclaimerAcceptance): Promise<{ readonly success: true } | Refusal>;
}

/** Headers on the upgrade request that the socket route hands to the object's `fetch`. */
export const SOCKET_HEADERS = {
  widgetKey: "X-Widget-Key",
  conversationId: "X-Conversation-Id",
} as const;
