import type { LedgerConversation } from "./ledger.ts";
import type { StoredConversation, StoredMessage } from "./stored.ts";

export interface ConversationRows {
  readonly row: StoredConversation;
  /** By sequence number. */
  readonly messages: readonly StoredMessage[];
}

export function compareConversation(
  expected: LedgerConversation,
  found: ConversationRows,
  lostTexts: ReadonlySet<string>,
): string[] {
  return [
    ...compareOrder(found.messages),
    ...compareMessages(expected, found.messages),
    ...unknownMessages(expected, found.messages, lostTexts),
    ...compareFeedback(expected, found.messages),
    ...compareRow(expected, found),
  ].map((difference) => `conversation ${expected.id}: ${difference}`);
}

/** Numbers run from 1 without a gap, time never runs backwards, and every word has its answer. */
function compareOrder(messages: readonly StoredMessage[]): string[] {
  const differences: string[] = [];
  let beforeMs = 0;
  messages.forEach((message, index) => {
    if (message.seq !== index + 1) {
      differences.push(`message ${index + 1} has the number ${message.seq}`);
    }
    // Whoever asks for a person is answered with who can come.
    const types = index % 2 === 0 ? ["user"] : ["bot", "system"];
    if (!types.includes(message.message_type)) {
      const wanted = types.join(" or ");
      differences.push(`message ${message.seq} is of type ${message.message_type}, not ${wanted}`);
    }
    const createdAtMs = message.created_at.getTime();
    if (createdAtMs < beforeMs) differences.push(`message ${message.seq} is older than its number`);
    beforeMs = createdAtMs;
  });
  if (messages.length % 2 === 1) differences.push("the last message has no answer");
  return differences;
}

function compareMessages(
  expected: LedgerConversation,
  messages: readonly StoredMessage[],
): string[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message.message_text]));
  const differences: string[] = [];
  let lastSeq = 0;
  for (const message of expected.messages) {
    if (message.visitorSeq <= lastSeq) {
      differences.push(`"${message.text}" was acknowledged as ${message.visitorSeq}, out of order`);
    }
    lastSeq = message.answerSeq;
    for (const [seq, text] of [
      [message.visitorSeq, message.text],
      [message.answerSeq, message.answer],
    ] as const) {
      const stored = bySeq.get(seq);
      if (stored === text) continue;
      const instead = stored === undefined ? "nothing" : `"${stored}"`;
      differences.push(`acknowledged message ${seq} "${text}" is missing; there is ${instead}`);
    }
  }
  return differences;
}

function unknownMessages(
  expected: LedgerConversation,
  messages: readonly StoredMessage[],
  lostTexts: ReadonlySet<string>,
): string[] {
  const known = new Set(expected.messages.map((message) => message.text));
  return messages
    .filter((message) => message.message_type === "user")
    .filter(({ message_text: text }) => !known.has(text) && !lostTexts.has(text))
    .map((message) => `message ${message.seq} "${message.message_text}" was never sent`);
}

function compareFeedback(
  expected: LedgerConversation,
  messages: readonly StoredMessage[],
): string[] {
  return messages
    .filter((message) => message.was_helpful !== (expected.feedback.get(message.seq) ?? null))
    .map(
      ({ seq, was_helpful: stored }) =>
        `feedback on message ${seq} is ${stored}, not ${expected.feedback.get(seq) ?? null}`,
    );
}

function compareRow(expected: LedgerConversation, { row, messages }: ConversationRows): string[] {
  // The unacknowledged ones whose answer was lost count too, once they are there.
  const lost = messages.length - 2 * expected.messages.length;
  const count = 2 * expected.messages.length + Math.max(0, lost);
  const wanted: Partial<StoredConversation> = {
    session_id: expected.sessionId,
    widget_key: expected.widgetKey,
    status: expected.lead ? "completed" : "active",
    message_count: count,
    bot_response_count: messages.filter((message) => message.message_type === "bot").length,
    last_message: messages.at(-1)?.message_text ?? null,
    lead_captured: expected.lead !== null,
    lead_id: expected.lead?.id ?? null,
  };
  return Object.entries(wanted)
    .filter(([column, value]) => Object.entries(row).some(([c, v]) => c === column && v !== value))
    .map(([column, value]) => `${column} is not ${value}`);
}
