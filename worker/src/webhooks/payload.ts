import { z } from "zod";
import type { WebhookEvent } from "../../../contracts/admin/webhooks.ts";

// What a receiver is told, by the columns of the row that changed. A column that is not named here
// does not leave the house: rows hold addresses, sessions and notes for the team.

/** Postgres' text of an instant in JSON, as ISO 8601. */
const Time = z.string().transform((text) => new Date(text).toISOString());
const Text = z.string().nullable();

const Conversation = z
  .object({
    id: z.uuid(),
    widget_id: z.int(),
    status: z.string(),
    outcome: Text,
    visitor_name: Text,
    visitor_email: Text,
    visitor_phone: Text,
    visitor_external_id: Text.default(null),
    /** `KnownVisitor`. */
    known_visitor: z
      .object({
        verified: z.object({ name: Text.default(null), email: Text.default(null) }).nullish(),
      })
      .nullish(),
    page_url: Text,
    referrer_url: Text,
    lead_id: Text,
    handoff_type: Text,
    handover_phase: z.string(),
    handover_reason: Text,
    assigned_to: z.int().nullable(),
    satisfaction_rating: z.int().nullable(),
    message_count: z.int(),
    started_at: Time,
    ended_at: Time.nullable(),
    duration_seconds: z.int().nullable(),
  })
  // Only who was signed for has an id. Their name as they typed it may be another than the signed one.
  .transform(({ known_visitor, ...conversation }) => ({
    ...conversation,
    is_verified: conversation.visitor_external_id !== null,
    verified_name: known_visitor?.verified?.name ?? null,
    verified_email: known_visitor?.verified?.email ?? null,
  }));

const Message = z
  .object({
    id: z.uuid(),
    conversation_id: z.uuid(),
    lead_id: Text,
    seq: z.int(),
    message_type: z.string(),
    message_text: z.string(),
    sender_name: Text,
    confidence_score: z.number().nullable(),
    answered_by: Text,
    created_at: Time,
  })
  .transform(({ message_type, message_text, confidence_score, ...message }) => ({
    ...message,
    type: message_type,
    text: message_text,
    confidence: confidence_score,
  }));

const Unanswered = z
  .object({
    id: z.uuid(),
    conversation_id: z.uuid(),
    lead_id: Text,
    message_text: z.string(),
    confidence_score: z.number().nullable(),
    created_at: Time,
    question: z.object({ id: z.uuid(), text: z.string() }).nullable(),
  })
  .transform(({ id, message_text, confidence_score, question, ...answer }) => ({
    ...answer,
    question,
    answer: { id, text: message_text, confidence: confidence_score },
  }));

const Lead = z.object({
  id: z.uuid(),
  widget_id: z.int().nullable(),
  conversation_id: Text,
  name: Text,
  email: Text,
  phone: Text,
  company: Text,
  source: z.string(),
  status: z.string(),
  assigned_to: z.int().nullable(),
  lost_reason: Text,
  lost_note: Text,
  notes: Text,
  page_url: Text,
  referrer_url: Text,
  utm: z.record(z.string(), z.unknown()),
  created_at: Time,
  updated_at: Time,
});

const Appointment = z.object({
  id: z.uuid(),
  widget_id: z.int(),
  conversation_id: Text,
  status: z.string(),
  service_id: Text,
  service_type: Text,
  starts_at: Time,
  ends_at: Time,
  duration_minutes: z.int(),
  customer_name: z.string(),
  customer_email: Text,
  customer_phone: Text,
  customer_timezone: Text,
  customer_notes: Text,
  created_at: Time,
});

/** What it was before: the fields that changed, and no other. */
const Before = z.record(z.string(), z.unknown());
const TimesBefore = z.object({ starts_at: Time, ends_at: Time });

const DATA_OF = {
  "conversation.created": Conversation,
  "conversation.handoff_requested": Conversation,
  "conversation.closed": Conversation,
  "rating.received": Conversation,
  "message.created": Message,
  "answer.unanswered": Unanswered,
  "lead.created": Lead,
  "lead.updated": Lead,
  "appointment.booked": Appointment,
  "appointment.rescheduled": Appointment,
  "appointment.cancelled": Appointment,
} as const satisfies Record<WebhookEvent, z.ZodType>;

/** An event as triggers wrote it down. */
export interface StoredEvent {
  readonly sequence: number;
  readonly eventType: WebhookEvent;
  readonly clientId: number;
  readonly widgetId: number | null;
  readonly row: unknown;
  readonly before: unknown;
  readonly occurredAtMs: number;
}

/** What is sent, the same to each endpoint and at each attempt. */
export interface WebhookPayload {
  readonly type: WebhookEvent | "test";
  /** When it happened. */
  readonly timestamp: string;
  /** Grows with a client's events; null: a test. */
  readonly sequence: number | null;
  readonly client_id: number;
  readonly widget_id: number | null;
  readonly data: object;
}

export function payloadOf(event: StoredEvent): WebhookPayload {
  const { eventType, sequence, clientId, widgetId, occurredAtMs } = event;
  return {
    type: eventType,
    timestamp: new Date(occurredAtMs).toISOString(),
    sequence,
    client_id: clientId,
    widget_id: widgetId,
    data: { ...DATA_OF[eventType].parse(event.row), ...previously(event) },
  };
}

function previously({ eventType, before }: StoredEvent): object {
  if (eventType === "lead.updated") return { previous: Before.parse(before ?? {}) };
  if (eventType === "appointment.rescheduled") return { previous: TimesBefore.parse(before) };
  return {};
}

export function testPayload(clientId: number, atMs: number): WebhookPayload {
  return {
    type: "test",
    timestamp: new Date(atMs).toISOString(),
    sequence: null,
    client_id: clientId,
    widget_id: null,
    data: { message: "This is a test. Your endpoint can be reached, and can check our signature." },
  };
}
