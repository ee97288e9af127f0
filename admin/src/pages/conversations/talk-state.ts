import type {
  ConversationMessage,
  ConversationSummary,
  LiveConversation,
} from "../../../../contracts/admin/conversations.ts";

/** How a conversation stands: who answers it, and what has come of the other side. */
export type Stand = Omit<LiveConversation, "messages" | "has_more" | "last_seq">;

export interface TalkState {
  /** What came since the page was opened, by its socket or by asking; in order, none twice. */
  readonly messages: readonly ConversationMessage[];
  /** All that was said up to here is known, in the messages or in what was read before. */
  readonly levelSeq: number;
  /** Null until the conversation's own object has been asked. */
  readonly stand: Stand | null;
}

export const FRESH_TALK: TalkState = { messages: [], levelSeq: 0, stand: null };

/** What was read from the database reaches this far. */
export function takeStored(state: TalkState, lastSeq: number): TalkState {
  return lastSeq <= state.levelSeq ? state : { ...state, levelSeq: lastSeq };
}

/** A message that was told of. `isGap`: one before it is missing, and has to be asked for. */
export function takeMessage(
  state: TalkState,
  message: ConversationMessage,
): { readonly state: TalkState; readonly isGap: boolean } {
  if (message.seq <= state.levelSeq) return { state, isGap: false };
  if (message.seq > state.levelSeq + 1) return { state, isGap: true };
  const messages = [...state.messages, message];
  return { state: { ...state, messages, levelSeq: message.seq }, isGap: false };
}

/**
 * What the object answered to the question after the level: whole from there on, whatever numbers it
 * leaves out. `isMore`: there is more than it holds.
 */
export function takeLive(
  state: TalkState,
  live: LiveConversation,
): { readonly state: TalkState; readonly isMore: boolean } {
  const { messages, has_more, last_seq, ...stand } = live;
  let next: TalkState = { ...state, stand };
  const fresh = messages.filter(({ seq }) => seq > state.levelSeq);
  const levelSeq = fresh.at(-1)?.seq ?? state.levelSeq;
  next = { ...next, messages: [...state.messages, ...fresh], levelSeq };
  return { state: next, isMore: has_more };
}

/** What it answered to an act, which asked for no messages in particular: as if told of each. */
export function takeActed(
  state: TalkState,
  live: LiveConversation,
): { readonly state: TalkState; readonly isMore: boolean } {
  const { messages, has_more, last_seq, ...stand } = live;
  let next: TalkState = { ...state, stand };
  for (const message of messages) next = takeMessage(next, message).state;
  return { state: next, isMore: has_more || last_seq > next.levelSeq };
}

/** Who answers, as an event tells it, ahead of the next answer of the object. */
export function takeSummary(state: TalkState, summary: ConversationSummary): TalkState {
  if (!state.stand) return state;
  const { status, handover_phase, claimed_by, claimer_name, waiting_since } = summary;
  const told = { status, handover_phase, claimed_by, claimer_name, waiting_since };
  return { ...state, stand: { ...state.stand, ...told } };
}

/** What the visitor does shows that they are there, and how far they have read. */
export function takeVisitorRead(state: TalkState, seq: number): TalkState {
  if (!state.stand) return state;
  const visitor_read_seq = Math.max(seq, state.stand.visitor_read_seq);
  return { ...state, stand: { ...state.stand, visitor_read_seq, is_visitor_here: true } };
}

/**
 * All messages in order, each once. The database knows which entry answered, the object what the
 * visitor has just thought of it.
 */
export function mergeMessages(
  stored: readonly ConversationMessage[],
  told: readonly ConversationMessage[],
): ConversationMessage[] {
  const bySeq = new Map(stored.map((message) => [message.seq, message]));
  for (const message of told) {
    const known = bySeq.get(message.seq);
    bySeq.set(message.seq, known ? withFeedback(known, message) : message);
  }
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

function withFeedback(stored: ConversationMessage, told: ConversationMessage): ConversationMessage {
  return {
    ...stored,
    was_helpful: stored.was_helpful ?? told.was_helpful,
    feedback_text: stored.feedback_text ?? told.feedback_text,
  };
}

/** The message below which "Seen" stands: the last of ours that the visitor has read. */
export function seenMessage(
  messages: readonly ConversationMessage[],
  visitorReadSeq: number,
): ConversationMessage | undefined {
  const last = messages.findLast(({ message_type }) => message_type === "human");
  return last && last.seq <= visitorReadSeq ? last : undefined;
}
