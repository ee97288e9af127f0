import type {
  ConversationMessage,
  ConversationSummary,
  LiveConversation,
} from "../../../../contracts/admin/conversations.ts";

// Builders for tests: whole rows, of which a test names what it is about.

export function makeSummary(part: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: "0190b0a0-0000-7000-8000-000000000001",
    widget_id: 1,
    widget_name: "Main Website Chat",
    client_id: 1,
    client_name: "Align Primary Care",
    client_timezone: "America/Chicago",
    visitor_name: null,
    visitor_email: null,
    is_verified: false,
    verified_as: null,
    status: "active",
    is_spam: false,
    lead_captured: false,
    lead_id: null,
    message_count: 1,
    satisfaction_rating: null,
    last_message: "Hello",
    last_message_at: "2026-11-28T12:00:00.000Z",
    started_at: "2026-11-28T12:00:00.000Z",
    handover_phase: "bot",
    waiting_since: null,
    claimed_by: null,
    claimer_name: null,
    assigned_to: null,
    assignee_name: null,
    ...part,
  };
}

export function makeMessage(part: Partial<ConversationMessage> = {}): ConversationMessage {
  const seq = part.seq ?? 1;
  return {
    id: `0190b0a0-0000-7000-8000-${String(seq).padStart(12, "0")}`,
    seq,
    message_type: "user",
    message_text: `Saying ${seq}`,
    sender_name: null,
    confidence_score: null,
    response_time_ms: null,
    was_helpful: null,
    feedback_text: null,
    is_from_agent: false,
    event: null,
    entry: null,
    created_at: new Date(Date.UTC(2026, 10, 28, 12, 0, seq)).toISOString(),
    ...part,
  };
}

export function makeLive(part: Partial<LiveConversation> = {}): LiveConversation {
  return {
    status: "active",
    handover_phase: "claimed",
    claimed_by: 7,
    claimer_name: "Dana Whitfield",
    waiting_since: null,
    last_seq: 0,
    visitor_read_seq: 0,
    human_read_seq: 0,
    is_visitor_here: true,
    has_visitor_email: false,
    messages: [],
    has_more: false,
    ...part,
  };
}
