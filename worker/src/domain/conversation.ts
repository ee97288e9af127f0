import type { CloseOutcome, HandoverReason } from "../../../contracts/handover.ts";
import type { KnownVisitor } from "../../../contracts/identity.ts";
import type { ConversationStatus } from "../../../contracts/message.ts";
import { IDLE_TIMEOUT_MS } from "./next-alarm.ts";
import type { ConversationEvent } from "./outbox-event.ts";
import { NOT_JUDGED, type SpamState } from "./spam/spam-state.ts";
import { UNKNOWN_WIDGET, type WidgetFacts } from "./widget-facts.ts";

/** One conversation of a thread. An object holds one thread: a visitor's session with one widget. */
export interface Conversation {
  readonly id: string;
  /** Grows with every change that Postgres must hear of; a replay of an older one is ignored there. */
  readonly revision: number;
  readonly widgetKey: string;
  readonly widgetId: number;
  readonly clientId: number;
  readonly sessionId: string;
  readonly status: ConversationStatus;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly lastVisitorAtMs: number;
  /** Sequence number of the newest message; 0 before the first. */
  readonly lastSeq: number;
  readonly pageUrl: string | null;
  /** Of the page, as the browser told it and not the script; null where it told none. */
  readonly origin: string | null;
  readonly referrerUrl: string | null;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly rating: number | null;
  /** Version of the disclaimer that this visitor accepted. */
  readonly acceptedDisclaimer: string | null;
  /** Version of the consent that this visitor gave. */
  readonly acceptedConsent: string | null;
  /** The person's id at the client's, whose server has signed for it; null: nobody has. */
  readonly externalId: string | null;
  readonly knownVisitor: KnownVisitor | null;
  /** When that was signed; null where nobody has signed. */
  readonly signedAtMs: number | null;
  readonly lead: Lead | null;
  /** What the visitor left of themselves in an earlier conversation of the thread. */
  readonly contact: Contact | null;
  readonly handoffType: ConversationEvent["handoffType"];
  readonly handoffDetails: unknown;
  /** Days after its end that the object keeps it. */
  readonly retentionDays: number;
  /** Whether the visitor has said anything; like `lastSeq` told by the messages. */
  readonly hasSpoken: boolean;
  /** When it was begun or, later, opened again. */
  readonly openedAtMs: number;
  readonly handover: Handover;
  /** Why a person was asked for last. */
  readonly handoverReason: HandoverReason | null;
  /** When a user claimed it last, and who. */
  readonly claimedAtMs: number | null;
  readonly lastClaimedBy: number | null;
  /** Ended, and its visitor has come back by a mail's link: their next words open it again. */
  readonly isResumed: boolean;
  /** A mail's link has led here, or to one before it: other browsers than the visitor's may have it. */
  readonly isShared: boolean;
  readonly outcome: CloseOutcome | null;
  /** Up to where each side has read. Postgres is not told. */
  readonly visitorReadSeq: number;
  readonly humanReadSeq: number;
  /** Up to where the visitor was mailed what users wrote, with the way back that the mails give. */
  readonly mailed: MailedReplies | null;
  readonly widget: WidgetFacts;
  readonly spam: SpamState;
}

export interface Claimer {
  readonly id: number;
  readonly name: string;
}

/** Who answers. While it is claimed, nobody but that user does. */
export type Handover =
  | { readonly phase: "bot" }
  | {
      readonly phase: "waiting";
      readonly sinceMs: number;
      readonly overAtMs: number;
      /** Whether the visitor has been told that it takes too long. */
      readonly isOver: boolean;
    }
  | { readonly phase: "agent"; readonly name: string | null }
  | {
      readonly phase: "claimed";
      readonly user: Claimer;
      /** The last that was heard of the user, be it an open page. */
      readonly lastSignAtMs: number;
      /** The last that the user did here: the claim, a reply, typing, reading. */
      readonly lastActAtMs: number;
      /** Since when the visitor waits for the user's words; null while nothing is unanswered. */
      readonly unansweredSinceMs: number | null;
    };

export interface MailedReplies {
  /** Of the last message that the queue took; 0 before the first. */
  readonly seq: number;
  /** Known before a mail is sent, and the same for all that follow while it is valid. */
  readonly nonce: string;
  readonly untilMs: number;
}

export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Lead extends Contact {
  readonly id: string;
  readonly revision: number;
  readonly capturedAtMs: number;
}

/** What a new conversation is made from. */
export type Opening = Pick<
  Conversation,
  | "widgetKey"
  | "widgetId"
  | "clientId"
  | "sessionId"
  | "pageUrl"
  | "referrerUrl"
  | "userAgent"
  | "ipAddress"
  | "acceptedDisclaimer"
  | "contact"
  | "retentionDays"
  | "widget"
> &
  Partial<
    Pick<
      Conversation,
      | "origin"
      | "spam"
      | "acceptedConsent"
      | "externalId"
      | "knownVisitor"
      | "signedAtMs"
      | "isShared"
    >
  >;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a conversation has that was stored before these existed. */
const BEFORE_HANDOVER = {
  origin: null,
  acceptedConsent: null,
  externalId: null,
  knownVisitor: null,
  signedAtMs: null,
  contact: null,
  handover: { phase: "bot" },
  handoverReason: null,
  claimedAtMs: null,
  lastClaimedBy: null,
  isResumed: false,
  isShared: false,
  outcome: null,
  visitorReadSeq: 0,
  humanReadSeq: 0,
  mailed: null,
  widget: UNKNOWN_WIDGET,
  spam: NOT_JUDGED,
} as const satisfies Partial<Conversation>;

/** A conversation as it was stored, by whatever version. */
export function storedConversation(saved: Conversation): Conversation {
  return { ...BEFORE_HANDOVER, ...saved, openedAtMs: saved.openedAtMs ?? saved.startedAtMs };
}

/** Longest that an object keeps what Postgres has: enough to resume, not an archive. */
const KEPT_DAYS_MAX = 30;

export function openConversation(opening: Opening, id: string, nowMs: number): Conversation {
  return {
    ...BEFORE_HANDOVER,
    spam: opening.spam ?? NOT_JUDGED,
    widget: opening.widget,
    widgetKey: opening.widgetKey,
    widgetId: opening.widgetId,
    clientId: opening.clientId,
    sessionId: opening.sessionId,
    pageUrl: opening.pageUrl,
    origin: opening.origin ?? null,
    referrerUrl: opening.referrerUrl,
    userAgent: opening.userAgent,
    ipAddress: opening.ipAddress,
    acceptedDisclaimer: opening.acceptedDisclaimer,
    acceptedConsent: opening.acceptedConsent ?? null,
    externalId: opening.externalId ?? null,
    knownVisitor: opening.knownVisitor ?? null,
    signedAtMs: opening.signedAtMs ?? null,
    isShared: opening.isShared ?? false,
    contact: opening.contact,
    retentionDays: opening.retentionDays,
    id,
    revision: 1,
    status: "active",
    startedAtMs: nowMs,
    endedAtMs: null,
    openedAtMs: nowMs,
    lastVisitorAtMs: nowMs,
    lastSeq: 0,
    hasSpoken: false,
    rating: null,
    lead: null,
    handoffType: null,
    handoffDetails: null,
  };
}

/**
 * When nothing more is heard of the visitor, nor of the user who has claimed it, this is when the
 * conversation ends. Null once it has.
 */
export function idleAtMs(conversation: Conversation): number | null {
  const { status, lastVisitorAtMs, openedAtMs, handover } = conversation;
  if (status !== "active") return null;
  const userAtMs = handover.phase === "claimed" ? handover.lastActAtMs : openedAtMs;
  return Math.max(lastVisitorAtMs, openedAtMs, userAtMs) + IDLE_TIMEOUT_MS;
}

/**
 * The conversation as it is now: abandoned at the moment its time ran out, if that has passed. The
 * alarm may ring late, and a message that comes before it must not revive what is over.
 */
export function settleIdle(conversation: Conversation, nowMs: number): Conversation {
  const atMs = idleAtMs(conversation);
  return atMs !== null && atMs <= nowMs ? end(conversation, "abandoned", atMs) : conversation;
}

/** Nobody answers what has ended. */
export function end(
  conversation: Conversation,
  status: "completed" | "abandoned" | "spam",
  endedAtMs: number,
): Conversation {
  const revision = conversation.revision + 1;
  return { ...conversation, status, endedAtMs, handover: { phase: "bot" }, revision };
}

/** Ended by the visitor. Ending twice changes nothing. */
export function complete(conversation: Conversation, nowMs: number): Conversation {
  return conversation.status === "active" ? end(conversation, "completed", nowMs) : conversation;
}

export function rate(conversation: Conversation, rating: number): Conversation {
  if (conversation.rating === rating) return conversation;
  return { ...conversation, rating, revision: conversation.revision + 1 };
}

export function acceptDisclaimer(conversation: Conversation, version: string): Conversation {
  return { ...conversation, acceptedDisclaimer: version };
}

/** Whether a widget asks for a notice to be accepted that this visitor has not, in its present version. */
export function isDisclaimerMissing(
  config: { readonly require_disclaimer: boolean; readonly disclaimer_version: string | null },
  { acceptedDisclaimer }: Pick<Conversation, "acceptedDisclaimer">,
): boolean {
  if (!config.require_disclaimer) return false;
  return acceptedDisclaimer === null || acceptedDisclaimer !== config.disclaimer_version;
}

/** When the object may forget it; null while it is open. Delivery must be complete by then as well. */
export function forgetAtMs(conversation: Conversation): number | null {
  if (conversation.endedAtMs === null) return null;
  return conversation.endedAtMs + Math.min(conversation.retentionDays, KEPT_DAYS_MAX) * DAY_MS;
}

/**
 * Who the visitor is known to be. What they left here themselves goes first, for there they want to be
 * reached; then what the client's server has signed, then what they left earlier.
 */
export function contactOf({ lead, knownVisitor, contact }: Conversation): Contact {
  const verified = knownVisitor?.verified;
  return {
    name: lead?.name ?? verified?.name ?? contact?.name ?? null,
    email: lead?.email ?? verified?.email ?? contact?.email ?? null,
    phone: lead?.phone ?? verified?.phone ?? contact?.phone ?? null,
  };
}

/** What they left themselves, for the thread's next conversation: what is signed is signed anew. */
export function leftContactOf({ lead, contact }: Conversation): Contact {
  return {
    name: lead?.name ?? contact?.name ?? null,
    email: lead?.email ?? contact?.email ?? null,
    phone: lead?.phone ?? contact?.phone ?? null,
  };
}

export function conversationEvent(conversation: Conversation): ConversationEvent {
  const { lead, handover } = conversation;
  const { name, email, phone } = contactOf(conversation);
  return {
    kind: "conversation",
    id: conversation.id,
    revision: conversation.revision,
    widgetId: conversation.widgetId,
    widgetKey: conversation.widgetKey,
    sessionId: conversation.sessionId,
    status: conversation.status,
    visitorName: name,
    visitorEmail: email,
    visitorPhone: phone,
    visitorExternalId: conversation.externalId,
    knownVisitor: conversation.knownVisitor,
    ipAddress: conversation.ipAddress,
    userAgent: conversation.userAgent,
    referrerUrl: conversation.referrerUrl,
    pageUrl: conversation.pageUrl,
    leadId: lead?.id ?? null,
    handoffType: conversation.handoffType,
    handoffDetails: conversation.handoffDetails,
    satisfactionRating: conversation.rating,
    startedAtMs: conversation.startedAtMs,
    endedAtMs: conversation.endedAtMs,
    handoverPhase: handover.phase,
    handoverReason: conversation.handoverReason,
    waitingSinceMs: handover.phase === "waiting" ? handover.sinceMs : null,
    claimedBy: handover.phase === "claimed" ? handover.user.id : null,
    claimedAtMs: conversation.claimedAtMs,
    lastClaimedBy: conversation.lastClaimedBy,
    outcome: conversation.outcome,
    spamScore: conversation.spam.score,
    isSpam: conversation.spam.isSpam,
    spamReason: conversation.spam.reason,
  };
}
