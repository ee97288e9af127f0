import { botTexts } from "../domain/bot-texts.ts";
import type { Conversation } from "../domain/conversation.ts";
import { captureLead, leadEvent } from "../domain/lead-capture.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { uuidv7 } from "../uuid.ts";
import type { LeadDetails, Refusal } from "./conversation-calls.ts";
import { leadNotices } from "./owed-notices.ts";
import type { ThreadParts } from "./thread-parts.ts";

/** Takes what a visitor left of themselves, unless it is spam. Nothing here awaits. */
export function takeLead(
  { guarding, commits }: Pick<ThreadParts, "guarding" | "commits">,
  snapshot: WidgetSnapshot,
  before: Conversation,
  details: LeadDetails,
  nowMs: number,
): { readonly leadId: string; readonly message: string } | Refusal {
  const refused = guarding.refuseLead(snapshot, before, details, nowMs);
  if (refused) return refused;
  const capture = {
    name: details.visitor_name,
    email: details.visitor_email,
    phone: details.visitor_phone,
    handoffType: details.handoff_type ?? null,
    handoffDetails: details.handoff_details ?? null,
  };
  const after = captureLead(before, capture, uuidv7(nowMs), nowMs);
  const { lead } = after;
  if (!lead) return { refused: "not_found" };
  const events = [leadEvent(after, lead)];
  const notices = leadNotices(before.lead, after, snapshot.rules.notices.sendLeadThanks, nowMs);
  commits.commit({ before, after, events, notices }, nowMs);
  return { leadId: lead.id, message: botTexts(snapshot.config.locale).leadThanks };
}
