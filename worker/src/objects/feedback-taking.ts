import { feedbackEvent, giveFeedback } from "../domain/message.ts";
import type { FeedbackDetails } from "./conversation-calls.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** Whether there is such an answer. The same mind again owes nothing. */
export function takeFeedback(storage: ThreadStorage, given: FeedbackDetails): boolean {
  const before = storage.findMessage(given.conversationId, given.seq);
  if (!before || before.type === "user") return false;
  const after = giveFeedback(before, given.wasHelpful, given.feedbackText);
  if (!after?.feedback) return true;
  const nowMs = Date.now();
  const event = feedbackEvent(after, after.feedback, nowMs);
  storage.transaction(() => {
    storage.replaceMessage(after);
    storage.outbox.owe(given.conversationId, [event], nowMs);
  });
  return true;
}
