import type { MessageSent, MessageView } from "../../../contracts/message.ts";
import { type CapabilitySecrets, sealConversation, sealMessage } from "../capability.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { Say } from "./conversation-calls.ts";

/** Seals the ids of one thread for the visitor that it belongs to. */
export class Sealer {
  readonly #secrets: CapabilitySecrets;
  readonly #objectId: string;

  constructor(secrets: CapabilitySecrets, objectId: string) {
    this.#secrets = secrets;
    this.#objectId = objectId;
  }

  conversation(widgetKey: string, conversationId: string): string {
    return sealConversation(this.#secrets, widgetKey, { objectId: this.#objectId, conversationId });
  }

  message(widgetKey: string, message: StoredMessage): string {
    const { conversationId, seq } = message;
    return sealMessage(this.#secrets, widgetKey, { objectId: this.#objectId, conversationId, seq });
  }
}

/** A message as its visitor may see it: no internal ids, no metadata. */
export function viewOf(sealer: Sealer, widgetKey: string, message: StoredMessage): MessageView {
  return {
    message_id: sealer.message(widgetKey, message),
    seq: message.seq,
    type: message.type,
    text: message.text,
    sender_name: message.senderName,
    confidence: message.confidence,
    sources: [...message.sources],
    suggestions: [...message.suggestions],
    action: message.action,
    was_helpful: message.feedback?.wasHelpful ?? null,
    client_message_id: message.clientMessageId,
    timestamp: new Date(message.createdAtMs).toISOString(),
  };
}

/** The answer to a send, made of the stored answer: the same again for the same send again. */
export function sentOf(sealer: Sealer, say: Say, answered: StoredMessage): MessageSent {
  const { widgetKey, conversationId, capability } = say;
  // Handed back as it came in where it still holds: a signature costs.
  const isSame = capability !== null && answered.conversationId === conversationId;
  return {
    message_id: sealer.message(widgetKey, answered),
    response: answered.text,
    // The contract wants a number. Small talk has none, and is not doubted.
    confidence: answered.confidence ?? 1,
    timestamp: new Date(answered.createdAtMs).toISOString(),
    seq: answered.seq,
    visitor_seq: answered.seq - 1,
    sources: [...answered.sources],
    suggestions: [...answered.suggestions],
    action: answered.action,
    conversation_id: isSame ? capability : sealer.conversation(widgetKey, answered.conversationId),
  };
}
