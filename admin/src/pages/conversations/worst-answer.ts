import type { ConversationMessage } from "../../../../contracts/admin/conversations.ts";

type Answer = Pick<
  ConversationMessage,
  "id" | "message_type" | "was_helpful" | "confidence_score" | "entry"
>;

/**
 * The answer that most needs mending: the newest that its visitor said did not help, else the one
 * that was least sure, else the newest that an entry gave.
 */
export function worstAnswer<Found extends Answer>(messages: readonly Found[]): Found | undefined {
  const answers = messages.filter(({ message_type }) => message_type === "bot");
  const unhelpful = answers.findLast(({ was_helpful }) => was_helpful === false);
  if (unhelpful) return unhelpful;
  const leastSure = answers
    .filter(({ confidence_score }) => confidence_score !== null)
    .reduce<Found | undefined>(
      (least, one) => (least && sureness(least) <= sureness(one) ? least : one),
      undefined,
    );
  return leastSure ?? answers.findLast(({ entry }) => entry !== null) ?? answers.at(-1);
}

function sureness({ confidence_score }: Answer): number {
  return confidence_score ?? 1;
}
