import type { Turn } from "../answering/dialogue/turns.ts";
import type { StoredMessage } from "./message.ts";

/** As many messages of a conversation as its turns that still count may take. */
export const TURN_MESSAGES_MAX = 12;

/**
 * What a visitor asked and which entries answered, oldest first, from a conversation's messages in
 * their order. Small talk is no turn; a message with two questions is two.
 */
export function turnsIn(messages: readonly StoredMessage[]): Turn[] {
  return messages.flatMap((answered, at) => {
    const asked = messages[at - 1];
    if (answered.type !== "bot" || asked?.type !== "user") return [];
    if (answered.metadata.answered_by === "small_talk") return [];
    const several = severalTurns(answered.metadata.answers);
    return several.length > 0
      ? several
      : [{ text: asked.text, entryId: answered.knowledgeEntryId }];
  });
}

/** As `decideReply` wrote them; anything else, from another version perhaps, is passed over. */
function severalTurns(answers: unknown): Turn[] {
  if (!Array.isArray(answers)) return [];
  return answers.flatMap((part: unknown) => {
    if (typeof part !== "object" || part === null) return [];
    if (!("text" in part && "entry_id" in part)) return [];
    const { text, entry_id: entryId } = part;
    return typeof text === "string" && typeof entryId === "number" ? [{ text, entryId }] : [];
  });
}
