import { createHash } from "node:crypto";
import type { Conversation, Lead } from "../domain/conversation.ts";
import type { Step } from "../domain/handover.ts";
import { filledLead } from "../domain/lead-capture.ts";
import type { OwedNotice } from "./notice-storage.ts";

/** So long that a transcript has something in it. */
const TRANSCRIPT_WAIT_MS = 20_000;
/** So long that a visitor who only changes the page is not written to. */
const REPLY_WAIT_MS = 60_000;

/** One mail for a visitor and a widget, ever: the id is the session's, which it does not give away. */
export function firstWordsNotice(conversation: Conversation, nowMs: number): OwedNotice {
  const { widgetId, sessionId } = conversation;
  const session = createHash("sha256").update(sessionId).digest("hex").slice(0, 32);
  return {
    id: `new_conversation:${widgetId}:${session}`,
    type: "new_conversation",
    conversationId: conversation.id,
    seq: 0,
    dueAtMs: nowMs + TRANSCRIPT_WAIT_MS,
  };
}

/**
 * Whoever leaves an address need not own it: a widget thanks one once a day, whoever leaves it, and a
 * lead once.
 */
export function leadNotices(
  before: Lead | null,
  conversation: Conversation,
  sendLeadThanks: boolean,
  nowMs: number,
): OwedNotice[] {
  const { id: conversationId, widgetId } = conversation;
  const lead = conversation.lead && filledLead(conversation.lead, conversation);
  if (!lead) return [];
  const captured: OwedNotice = {
    id: `lead_captured:${lead.id}`,
    type: "lead_captured",
    conversationId,
    seq: 0,
    dueAtMs: nowMs + TRANSCRIPT_WAIT_MS,
  };
  const isThanked = before !== null && Boolean(filledLead(before, conversation).email);
  if (!sendLeadThanks || !lead.email || isThanked) return [captured];
  const address = createHash("sha256").update(lead.email.toLowerCase()).digest("hex").slice(0, 32);
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const thanksId = `lead_thanks:${widgetId}:${address}:${day}`;
  return [captured, { ...captured, id: thanksId, type: "lead_thanks", dueAtMs: nowMs }];
}

/** A visitor who asked for a person and met nobody: told once a conversation, if they asked themselves. */
export function waitingNotices({ conversation, words }: Step, nowMs: number): OwedNotice[] {
  const isAlone = words.some(({ event }) => event === "offline" || event === "wait_over");
  const { handoverReason, id: conversationId } = conversation;
  if (!isAlone || handoverReason === null || handoverReason === "low_confidence") return [];
  const id = `handover_waiting:${conversationId}`;
  return [{ id, type: "handover_waiting", conversationId, seq: 0, dueAtMs: nowMs }];
}

export function replyNotice(conversationId: string, seq: number, nowMs: number): OwedNotice {
  return {
    id: `visitor_reply:${conversationId}:${seq}`,
    type: "visitor_reply",
    conversationId,
    seq,
    dueAtMs: nowMs + REPLY_WAIT_MS,
  };
}
