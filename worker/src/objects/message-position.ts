/**
 * A message's place in its thread, as one whole number: the conversation's ordinal, then its number
 * in it. A table keyed by it grows at its end only, and "what Postgres has" is one number too.
 */
const MESSAGES_PER_CONVERSATION_MAX = 2 ** 24;

/** `seq` 0 is the place before a conversation's first message. */
export function positionOf(ordinal: number, seq: number): number {
  return ordinal * MESSAGES_PER_CONVERSATION_MAX + seq;
}

export function ordinalAt(position: number): number {
  return Math.floor(position / MESSAGES_PER_CONVERSATION_MAX);
}

export function seqAt(position: number): number {
  return position % MESSAGES_PER_CONVERSATION_MAX;
}

/** The places of a conversation's messages: after the first number, up to the second. */
export function rangeOf(ordinal: number): readonly [afterPosition: number, lastPosition: number] {
  return [positionOf(ordinal, 0), positionOf(ordinal + 1, 0) - 1];
}
