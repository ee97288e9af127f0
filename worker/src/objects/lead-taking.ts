import { missingAcceptance } from "../domain/acceptance.ts";
import { botTexts } from "../domain/bot-texts.ts";
import type { Conversation } from "../domain/conversation.ts";
import { captureLead, leadEvent } from "../domain/lead-capture.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { uuidv7 } from "../uuid.ts";
import type { ConversationCalls, LeadDetails, Refusal } from "./conversation-calls.ts";
import { maskHandoff } from "./masked-words.ts";
import { leadNotices } from "./owed-notices.ts";
import type { ThreadParts } from "./thread-parts.ts";

/** Takes what a visitor left of themselves, once what they wrote before it is answered. */
export async function takeDetails(
  parts: ThreadParts,
  widgetKey: string,
  given: LeadDetails,
  find: () => Conversation | null,
): ReturnType<ConversationCalls["captureLead"]> {
  const snapshot = await parts.readSnapshot(widgetKey);
  if ("refused" in snapshot) return snapshot;
  const details = maskHandoff(snapshot.rules, given);
  const { turns, alarm, thread } = parts;
  if (turns.isBusy) await turns.finish();
  const before = find();
  if (!before) return { refused: "not_found" };
  // The newest has what was accepted last, whichever one a tab still shows.
  const missing = missingAcceptance(snapshot.config, thread.knownConversation() ?? before);
  if (missing) return { refused: missing };
  const taken = takeLead(parts, snapshot, before, details, Date.now());
  await alarm.arm();
  return taken;
}

/** Unless it is spam. Nothing here awaits. */
function takeLead(
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
