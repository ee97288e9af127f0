import { type Conversation, end, type Lead } from "./conversation.ts";
import type { ConversationEvent, LeadEvent } from "./outbox-event.ts";

export interface LeadCapture {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly handoffType: ConversationEvent["handoffType"];
  readonly handoffDetails: unknown;
}

/**
 * Contact details left by the visitor; completes the conversation, also one that had been given up
 * as abandoned; one that waits for a person, or that a person answers, goes on. A second capture
 * adds to the same lead, and what it does not give stays as it was; the very same again changes
 * nothing.
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
  const { phase } = conversation.handover;
  const goesOn = phase === "waiting" || phase === "claimed";
  const handoffType = (goesOn ? null : capture.handoffType) ?? conversation.handoffType;
  const handoffDetails = capture.handoffDetails ?? conversation.handoffDetails;
  const isSameHandoff =
    handoffType === conversation.handoffType &&
    JSON.stringify(handoffDetails) === JSON.stringify(conversation.handoffDetails);
  if (before && sameContact(before, lead) && isSameHandoff) return conversation;
  const after = { ...conversation, lead, handoffType, handoffDetails };
  if (goesOn) return { ...after, revision: conversation.revision + 1 };
  const { status, endedAtMs } = conversation;
  return end(after, "completed", status === "completed" ? (endedAtMs ?? nowMs) : nowMs);
}

function sameContact(a: Lead, b: Lead): boolean {
  return a.name === b.name && a.email === b.email && a.phone === b.phone;
}

/** The lead with what the client's server has signed where the visitor left nothing. */
export function filledLead(lead: Lead, { knownVisitor }: Conversation): Lead {
  const verified = knownVisitor?.verified;
  return {
    ...lead,
    name: lead.name ?? verified?.name ?? null,
    email: lead.email ?? verified?.email ?? null,
    phone: lead.phone ?? verified?.phone ?? null,
  };
}

export function leadEvent(conversation: Conversation, left: Lead): LeadEvent {
  const lead = filledLead(left, conversation);
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
