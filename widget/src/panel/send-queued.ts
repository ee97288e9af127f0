import type { MessageSent } from "../../../contracts/message.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import type { QueuedMessage } from "../shared/visitor-memory.ts";
import type { Conversation } from "./conversation.ts";
import { AWAY } from "./http-client.ts";
import { outcomeOf } from "./send-outcome.ts";
import type { SendOutcome } from "./send-queue.ts";

/** Brings one message of the visitor's to the API, and its answer into the thread. */
export async function sendQueued(
  conversation: Conversation,
  host: PanelHost,
  { clientMessageId, text, signs }: QueuedMessage,
): Promise<SendOutcome> {
  // A person who answers tells by themselves when they write.
  const isBots = () => conversation.thread.handover.phase !== "claimed";
  if (isBots()) conversation.isTyping = true;
  const answer = await conversation.callWithin<MessageSent>("message", {
    message_text: text,
    client_message_id: clientMessageId,
    signs,
  });
  if (isBots()) conversation.isTyping = false;
  conversation.draft = "";
  if (answer.ok && !answer.value.conversation_id) return outcomeOf(AWAY);
  if (answer.ok) {
    conversation.hasStartedAnew = false;
    conversation.enter(answer.value.conversation_id, "api");
    conversation.apply({ type: "sent", clientMessageId, text, sent: answer.value });
    const { response } = answer.value;
    if (response) host.emit("message", { type: "bot", text: response });
    return { type: "sent" };
  }
  const { problem } = answer;
  if (problem.status === 404 && !conversation.hasStartedAnew && conversation.currentId()) {
    // Over, as a person's may be by now, or not known any more: the message goes into another, once.
    conversation.hasStartedAnew = true;
    conversation.enter("", "api");
    return { type: "later" };
  }
  conversation.know({});
  return outcomeOf(problem);
}
