import type { CloseOutcome, HandoverPhase, HandoverReason } from "../../../contracts/handover.ts";
import type { KnownVisitor } from "../../../contracts/identity.ts";
import type { ConversationStatus, MessageType } from "../../../contracts/message.ts";

/**
 * What an object owes Postgres. Events of one object are delivered in order and perhaps more than
 * once; each is keyed (and, where a row changes, revised) so that a repeat changes nothing.
 *
 * A `conversation` or `lead` event carries the whole of what the edge knows of the row at that
 * `revision`; a lower revision that arrives later is ignored.
 */
export type OutboxEvent =
  | ConversationEvent
  | MessageEvent
  | LeadEvent
  | FeedbackEvent
  | DisclaimerEvent;

/** An event that is no message: messages are owed in another way. */
export type ChangeEvent = Exclude<OutboxEvent, MessageEvent>;

export interface ConversationEvent {
  readonly kind: "conversation";
  /** UUIDv7. */
  readonly id: string;
  readonly revision: number;
  readonly widgetId: number;
  /** The widget's when the conversation began; missing in what was owed before it was told. */
  readonly widgetKey?: string;
  readonly sessionId: string;
  readonly status: ConversationStatus;
  readonly visitorName: string | null;
  readonly visitorEmail: string | null;
  readonly visitorPhone: string | null;
  /** These two are missing in what was owed before visitors could be signed in. */
  readonly visitorExternalId?: string | null;
  readonly knownVisitor?: KnownVisitor | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly referrerUrl: string | null;
  readonly pageUrl: string | null;
  readonly leadId: string | null;
  readonly handoffType: "email" | "phone" | "ai_agent" | "human" | null;
  /** JSON. */
  readonly handoffDetails: unknown;
  readonly satisfactionRating: number | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** These too are missing in what was owed before they were told. */
  readonly handoverPhase?: HandoverPhase;
  readonly handoverReason?: HandoverReason | null;
  readonly waitingSinceMs?: number | null;
  /** The user who answers. */
  readonly claimedBy?: number | null;
  readonly claimedAtMs?: number | null;
  /** Whoever claimed it last looks after it, also if they answer it no more by now. */
  readonly lastClaimedBy?: number | null;
  readonly outcome?: CloseOutcome | null;
  /** 0–1; missing, like the two after it, in what was owed before spam was judged at the edge. */
  readonly spamScore?: number;
  readonly isSpam?: boolean;
  readonly spamReason?: string | null;
}

export interface MessageEvent {
  readonly kind: "message";
  /** UUIDv7. */
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly type: MessageType;
  readonly text: string;
  readonly senderName: string | null;
  readonly knowledgeEntryId: number | null;
  readonly confidence: number | null;
  readonly responseTimeMs: number | null;
  /** JSON object: what else is known of it (action, snapshot version, runner-up entries). */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Missing in what was owed before transcripts were chained. */
  readonly chainHash?: string | null;
  readonly createdAtMs: number;
}

export interface LeadEvent {
  readonly kind: "lead";
  /** UUIDv7. */
  readonly id: string;
  readonly revision: number;
  readonly clientId: number;
  readonly widgetId: number;
  readonly conversationId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly pageUrl: string | null;
  readonly referrerUrl: string | null;
  /** The utm_* parameters of the page's address. */
  readonly utm: Readonly<Record<string, string>>;
  readonly createdAtMs: number;
}

export interface FeedbackEvent {
  readonly kind: "feedback";
  readonly messageId: string;
  readonly revision: number;
  readonly wasHelpful: boolean;
  readonly feedbackText: string | null;
  readonly givenAtMs: number;
}

export interface DisclaimerEvent {
  readonly kind: "disclaimer";
  /** Missing: the disclaimer. */
  readonly accepted?: "disclaimer" | "consent";
  /** UUIDv7. */
  readonly id: string;
  readonly widgetId: number;
  readonly conversationId: string;
  readonly sessionId: string;
  readonly version: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly acceptedAtMs: number;
}
