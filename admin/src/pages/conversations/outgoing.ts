import type { ConversationMessage } from "../../../../contracts/admin/conversations.ts";

/** A reply on its way: shown at once, sent in the order in which they were written. */
export interface Outgoing {
  /** Sent with each attempt: however often it is tried, it is said once. */
  readonly clientMessageId: string;
  readonly text: string;
  /** Said after this one. */
  readonly afterSeq: number;
  readonly state: "sending" | "failed";
  /** Why it was not taken, in words. */
  readonly problem: string | null;
  /** It never arrived anywhere: it is sent by itself once there is a network. */
  readonly isOffline: boolean;
}

/**
 * What is still on its way once a message has been told of: its own reply is in the thread now,
 * though the answer to its sending may be late, or lost.
 */
export function withoutTold(
  outgoing: readonly Outgoing[],
  message: ConversationMessage,
): readonly Outgoing[] {
  if (message.message_type !== "human" || message.is_from_agent) return outgoing;
  const at = outgoing.findIndex(
    ({ text, afterSeq }) => message.seq > afterSeq && text.trim() === message.message_text.trim(),
  );
  return at === -1 ? outgoing : outgoing.toSpliced(at, 1);
}

export function withState(
  outgoing: readonly Outgoing[],
  clientMessageId: string,
  state: Outgoing["state"],
  { problem = null, isOffline = false }: Partial<Pick<Outgoing, "problem" | "isOffline">> = {},
): readonly Outgoing[] {
  return outgoing.map((one) =>
    one.clientMessageId === clientMessageId ? { ...one, state, problem, isOffline } : one,
  );
}

export function without(
  outgoing: readonly Outgoing[],
  clientMessageId: string,
): readonly Outgoing[] {
  return outgoing.filter((one) => one.clientMessageId !== clientMessageId);
}
