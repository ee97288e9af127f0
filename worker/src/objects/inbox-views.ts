import type {
  ConversationMessage,
  ConversationSummary,
} from "../../../contracts/admin/conversations.ts";
import { type Conversation, contactOf } from "../domain/conversation.ts";
import { verifiedAs } from "../domain/known-visitor.ts";
import type { StoredMessage } from "../domain/message.ts";

// A conversation as the dashboard shows it, made of what its object knows: the rows in Postgres may
// be behind. Whom it is assigned to, only Postgres knows.

export function summaryOf(
  conversation: Conversation,
  last: StoredMessage | null,
): ConversationSummary {
  const { widget, lead, handover } = conversation;
  const { name, email } = contactOf(conversation);
  const claimer = handover.phase === "claimed" ? handover.user : null;
  return {
    id: conversation.id,
    widget_id: conversation.widgetId,
    widget_name: widget.name,
    client_id: conversation.clientId,
    client_name: widget.clientName,
    client_timezone: widget.clientTimezone,
    visitor_name: name,
    visitor_email: email,
    is_verified: conversation.externalId !== null,
    verified_as: verifiedAs(conversation),
    status: conversation.spam.isSpam ? "spam" : conversation.status,
    is_spam: conversation.spam.isSpam,
    lead_captured: lead !== null,
    lead_id: lead?.id ?? null,
    message_count: conversation.lastSeq,
    satisfaction_rating: conversation.rating,
    last_message: last?.text ?? null,
    last_message_at: last && instant(last.createdAtMs),
    started_at: instant(conversation.startedAtMs),
    handover_phase: handover.phase,
    waiting_since: handover.phase === "waiting" ? instant(handover.sinceMs) : null,
    claimed_by: claimer?.id ?? null,
    claimer_name: claimer?.name ?? null,
    assigned_to: null,
    assignee_name: null,
  };
}

/** The entry's question as it is published; null for one that is gone from there. */
export type FindQuestion = (entryId: number) => string | null;

export function inboxMessageOf(
  message: StoredMessage,
  findQuestion: FindQuestion,
): ConversationMessage {
  const { knowledgeEntryId: entryId, metadata, feedback } = message;
  const question = entryId === null ? null : findQuestion(entryId);
  return {
    id: message.id,
    seq: message.seq,
    message_type: message.type,
    message_text: message.text,
    sender_name: message.senderName,
    confidence_score: message.confidence,
    response_time_ms: message.responseTimeMs,
    was_helpful: feedback?.wasHelpful ?? null,
    feedback_text: feedback?.text ?? null,
    is_from_agent: metadata.answered_by === "ai_agent",
    is_blocked: metadata.blocked === true,
    blocked_reason:
      metadata.blocked === true && typeof metadata.reason === "string" ? metadata.reason : null,
    event: typeof metadata.event === "string" ? metadata.event : null,
    entry:
      entryId === null || question === null ? null : { id: entryId, question, is_in_draft: true },
    created_at: instant(message.createdAtMs),
  };
}

export function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}
