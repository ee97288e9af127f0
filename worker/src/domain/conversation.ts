import type { ConversationStatus } from "../../../contracts/message.ts";
import { IDLE_TIMEOUT_MS } from "./next-alarm.ts";
import type { ConversationEvent, LeadEvent } from "./outbox-event.ts";

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
  readonly referrerUrl: string | null;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly rating: number | null;
  /** Version of the disclaimer that this visitor accepted. */
  readonly acceptedDisclaimer: string | null;
  readonly lead: Lead | null;
  readonly handoffType: ConversationEvent["handoffType"];
  readonly handoffDetails: unknown;
  /** Days after its end that the object keeps it. */
  readonly retentionDays: number;
}

export interface Lead {
  readonly id: string;
  readonly revision: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
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
  | "retentionDays"
>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longest that an object keeps what Postgres has: enough to resume, not an archive. */
const KEPT_DAYS_MAX = 30;

export function openConversation(opening: Opening, id: string, nowMs: number): Conversation {
  return {
    widgetKey: opening.widgetKey,
    widgetId: opening.widgetId,
    clientId: opening.clientId,
    sessionId: opening.sessionId,
    pageUrl: opening.pageUrl,
    referrerUrl: opening.referrerUrl,
    userAgent: opening.userAgent,
    ipAddress: opening.ipAddress,
    acceptedDisclaimer: opening.acceptedDisclaimer,
    retentionDays: opening.retentionDays,
    id,
    revision: 1,
    status: "active",
    startedAtMs: nowMs,
    endedAtMs: null,
    lastVisitorAtMs: nowMs,
    lastSeq: 0,
    rating: null,
    lead: null,
    handoffType: null,
    handoffDetails: null,
  };
}

/** When nothing more is heard of the visitor, this is when the conversation ends. Null once it has. */
export function idleAtMs(conversation: Conversation): number | null {
  return conversation.status === "active" ? conversation.lastVisitorAtMs + IDLE_TIMEOUT_MS : null;
}

/**
 * The conversation as it is now: abandoned at the moment its time ran out, if that has passed. The
 * alarm may ring late, and a message that comes before it must not revive what is over.
 */
export function settleIdle(conversation: Conversation, nowMs: number): Conversation {
  const atMs = idleAtMs(conversation);
  return atMs !== null && atMs <= nowMs ? end(conversation, "abandoned", atMs) : conversation;
}

function end(
  conversation: Conversation,
  status: "completed" | "abandoned",
  endedAtMs: number,
): Conversation {
  return { ...conversation, status, endedAtMs, revision: conversation.revision + 1 };
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
  conversation: Conversation,
): boolean {
  const { acceptedDisclaimer } = conversation;
  if (!config.require_disclaimer) return false;
  return acceptedDisclaimer === null || acceptedDisclaimer !== config.disclaimer_version;
}

export interface LeadCapture {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly handoffType: ConversationEvent["handoffType"];
  readonly handoffDetails: unknown;
}

/**
 * Contact details left by the visitor; completes the conversation, also one that had been given up
 * as abandoned. A second capture adds to the same lead, and what it does not give stays as it was;
 * the very same again changes nothing.
 */
export function captureLead(
  conversation: Conversation,
  capture: LeadCapture,
  newLeadId: string,
  nowMs: number,
): Conversation {
  const before = conversation.lead;
  const lead: Lead = {
    id: before?.id ?? newLeadId,
    revision: (before?.revision ?? 0) + 1,
    name: capture.name ?? before?.name ?? null,
    email: capture.email ?? before?.email ?? null,
    phone: capture.phone ?? before?.phone ?? null,
    capturedAtMs: before?.capturedAtMs ?? nowMs,
  };
  const handoffType = capture.handoffType ?? conversation.handoffType;
  const handoffDetails = capture.handoffDetails ?? conversation.handoffDetails;
  const isSameHandoff =
    handoffType === conversation.handoffType &&
    JSON.stringify(handoffDetails) === JSON.stringify(conversation.handoffDetails);
  if (before && sameContact(before, lead) && isSameHandoff) return conversation;
  return {
    ...conversation,
    lead,
    handoffType,
    handoffDetails,
    status: "completed",
    endedAtMs: conversation.status === "completed" ? conversation.endedAtMs : nowMs,
    revision: conversation.revision + 1,
  };
}

function sameContact(a: Lead, b: Lead): boolean {
  return a.name === b.name && a.email === b.email && a.phone === b.phone;
}

/** When the object may forget it; null while it is open. Delivery must be complete by then as well. */
export function forgetAtMs(conversation: Conversation): number | null {
  if (conversation.endedAtMs === null) return null;
  return conversation.endedAtMs + Math.min(conversation.retentionDays, KEPT_DAYS_MAX) * DAY_MS;
}

export function conversationEvent(conversation: Conversation): ConversationEvent {
  const { lead } = conversation;
  return {
    kind: "conversation",
    id: conversation.id,
    revision: conversation.revision,
    widgetId: conversation.widgetId,
    widgetKey: conversation.widgetKey,
    sessionId: conversation.sessionId,
    status: conversation.status,
    visitorName: lead?.name ?? null,
    visitorEmail: lead?.email ?? null,
    visitorPhone: lead?.phone ?? null,
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
  };
}

export function leadEvent(conversation: Conversation, lead: Lead): LeadEvent {
  return {
    kind: "lead",
    id: lead.id,
    revision: lead.revision,
    clientId: conversation.clientId,
    widgetId: conversation.widgetId,
    conversationId: conversation.id,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    pageUrl: conversation.pageUrl,
    referrerUrl: conversation.referrerUrl,
    utm: utmOf(conversation.pageUrl),
    createdAtMs: lead.capturedAtMs,
  };
}

function utmOf(pageUrl: string | null): Readonly<Record<string, string>> {
  const url = pageUrl === null ? null : URL.parse(pageUrl);
  if (!url) return {};
  const marks = [...url.searchParams].filter(([name]) => name.startsWith("utm_"));
  return Object.fromEntries(marks.slice(0, 10).map(([name, value]) => [name, value.slice(0, 200)]));
}
