import type { MessageSent, MessageView } from "../../../contracts/message.ts";
import {
  type CapabilitySecrets,
  sealConversation,
  sealMessage,
  sealResume,
} from "../capability.ts";
import type { Exchanged, StoredMessage } from "../domain/message.ts";
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

  resume(
    widgetKey: string,
    ref: { readonly conversationId: string; readonly nonce: string; readonly untilMs: number },
  ): string {
    return sealResume(this.#secrets, widgetKey, { objectId: this.#objectId, ...ref });
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
    // A user's own count is none of the visitor's.
    client_message_id: message.type === "user" ? message.clientMessageId : null,
    timestamp: new Date(message.createdAtMs).toISOString(),
  };
}

/**
 * The answer to a send, made of the stored answer: the same again for the same send again. Where
 * nobody answered yet, it tells of the visitor's own message.
 */
export function sentOf(sealer: Sealer, say: Say, { asked, answered }: Exchanged): MessageSent {
  const { widgetKey, conversationId, capability } = say;
  const told = answered ?? asked;
  // Handed back as it came in where it still holds: a signature costs.
  const isSame = capability !== null && told.conversationId === conversationId;
  return {
    message_id: sealer.message(widgetKey, told),
    response: answered?.text ?? "",
    // The contract wants a number. Small talk has none, and is not doubted.
    confidence: told.confidence ?? 1,
    timestamp: new Date(told.createdAtMs).toISOString(),
    seq: told.seq,
    visitor_seq: asked.seq,
    sources: [...told.sources],
    suggestions: [...told.suggestions],
    action: told.action,
    conversation_id: isSame ? capability : sealer.conversation(widgetKey, told.conversationId),
  };
}
