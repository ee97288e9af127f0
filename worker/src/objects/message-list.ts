import { MESSAGES_PAGE_MAX } from "../../../contracts/limits.ts";
import type { MessageList } from "../../../contracts/message.ts";
import type { Conversation } from "../domain/conversation.ts";
import { handoverView } from "../domain/handover.ts";
import type { Started } from "./conversation-calls.ts";
import { type Sealer, viewOf } from "./message-view.ts";
import type { ThreadStorage } from "./thread-storage.ts";

interface Parts {
  readonly storage: ThreadStorage;
  readonly sealer: Sealer;
}

/** A conversation as its visitor may see it, from a message on. */
export function listOf(
  { storage, sealer }: Parts,
  conversation: Conversation,
  afterSeq: number,
): MessageList {
  const messages = storage.messagesAfter(conversation.id, afterSeq, MESSAGES_PAGE_MAX);
  const lastSeq = messages.at(-1)?.seq ?? afterSeq;
  return {
    messages: messages.map((message) => viewOf(sealer, conversation.widgetKey, message)),
    status: conversation.status,
    has_more: lastSeq < conversation.lastSeq,
    lead_captured: conversation.lead !== null,
    satisfaction_rating: conversation.rating,
    disclaimer_accepted: conversation.acceptedDisclaimer !== null,
    handover: handoverView(conversation),
  };
}

export function startedOf(
  parts: Parts,
  conversation: Conversation,
  { widgetKey, existing }: { readonly widgetKey: string; readonly existing: boolean },
): Started {
  return {
    ...listOf(parts, conversation, 0),
    conversation_id: parts.sealer.conversation(widgetKey, conversation.id),
    existing,
  };
}
