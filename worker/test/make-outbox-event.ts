import type {
  ConversationEvent,
  DisclaimerEvent,
  FeedbackEvent,
  LeadEvent,
  MessageEvent,
} from "../src/domain/outbox-event.ts";
import { uuidv7 } from "../src/uuid.ts";
import type { Home } from "./stored-rows.ts";

// Builders of what an object owes; override what the test is about.

export const EVENT_AT_MS = Date.UTC(2026, 2, 1, 12);

type Needs<Event, Key extends keyof Event> = Partial<Event> & Pick<Event, Key>;

export function makeConversation(
  overrides: Needs<ConversationEvent, "widgetId">,
): ConversationEvent {
  return {
    kind: "conversation",
    id: uuidv7(EVENT_AT_MS),
    revision: 1,
    widgetKey: "wtfu_of-its-birth",
    sessionId: "a-visitor-session",
    status: "active",
    visitorName: null,
    visitorEmail: null,
    visitorPhone: null,
    ipAddress: "203.0.113.7",
    userAgent: "test",
    referrerUrl: null,
    pageUrl: "https://clinic.example/",
    leadId: null,
    handoffType: null,
    handoffDetails: null,
    satisfactionRating: null,
    startedAtMs: EVENT_AT_MS,
    endedAtMs: null,
    ...overrides,
  };
}

export function makeMessage(overrides: Needs<MessageEvent, "conversationId">): MessageEvent {
  const seq = overrides.seq ?? 1;
  return {
    kind: "message",
    id: uuidv7(EVENT_AT_MS + seq),
    seq,
    type: "bot",
    text: `message ${seq}`,
    senderName: null,
    knowledgeEntryId: null,
    confidence: 0.8,
    responseTimeMs: 4,
    metadata: {},
    createdAtMs: EVENT_AT_MS + seq,
    ...overrides,
  };
}

export function makeLead(
  overrides: Needs<LeadEvent, "clientId" | "widgetId" | "conversationId">,
): LeadEvent {
  return {
    kind: "lead",
    id: uuidv7(EVENT_AT_MS),
    revision: 1,
    name: "Jane",
    email: "jane@example.com",
    phone: null,
    pageUrl: "https://clinic.example/?utm_source=news",
    referrerUrl: null,
    utm: { utm_source: "news" },
    createdAtMs: EVENT_AT_MS,
    ...overrides,
  };
}

/** A lead of the home's client, and the conversation that it was captured in. */
export function makeCapture({ clientId, widgetId }: Home, overrides: Partial<LeadEvent> = {}) {
  const conversation = makeConversation({ widgetId, revision: 2 });
  const lead = makeLead({ clientId, widgetId, conversationId: conversation.id, ...overrides });
  return { lead, conversation: { ...conversation, leadId: lead.id } };
}

/** The nth of some leads that have nothing in common. */
export function nthLead(n: number) {
  return {
    id: uuidv7(EVENT_AT_MS + n),
    createdAtMs: EVENT_AT_MS + n,
    email: `visitor${n}@example.com`,
  };
}

export function makeFeedback(overrides: Needs<FeedbackEvent, "messageId">): FeedbackEvent {
  return {
    kind: "feedback",
    revision: 1,
    wasHelpful: true,
    feedbackText: null,
    givenAtMs: EVENT_AT_MS,
    ...overrides,
  };
}

export function makeAcceptance(
  overrides: Needs<DisclaimerEvent, "widgetId" | "conversationId">,
): DisclaimerEvent {
  return {
    kind: "disclaimer",
    id: uuidv7(EVENT_AT_MS),
    sessionId: "a-visitor-session",
    version: "1",
    ipAddress: "2001:db8::7",
    userAgent: "test",
    acceptedAtMs: EVENT_AT_MS,
    ...overrides,
  };
}
