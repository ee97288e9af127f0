import type { InboxEvent, InboxFrame, InboxUser } from "../../../contracts/inbox-frames.ts";

/** What the open dashboard knows by its socket. */
export interface InboxState {
  /** Of the last event that was taken; null until the Inbox has said where it stands. */
  readonly lastSeq: number | null;
  readonly users: readonly InboxUser[];
  /** Conversations that wait for a person, oldest first. */
  readonly waiting: readonly { readonly id: string; readonly since: string }[];
  /** Of which conversations the visitor is typing. */
  readonly typing: Readonly<Record<string, boolean>>;
  /** Up to where the visitor of a conversation has read. */
  readonly read: Readonly<Record<string, number>>;
}

export const EMPTY_INBOX: InboxState = {
  lastSeq: null,
  users: [],
  waiting: [],
  typing: {},
  read: {},
};

export interface Step {
  readonly state: InboxState;
  /** What happened, to be told to the lists; null for what was known already. */
  readonly event: InboxEvent | null;
  /** Something was missed that no event will tell: what is shown must be read anew. */
  readonly isIncomplete: boolean;
}

/** One frame taken. An event that was taken before, or is older than one that was, changes nothing. */
export function takeFrame(state: InboxState, frame: InboxFrame): Step {
  switch (frame.type) {
    case "event":
      if (state.lastSeq !== null && frame.seq <= state.lastSeq) return quiet(state);
      return {
        state: { ...withoutTypist(state, frame.event), lastSeq: frame.seq },
        event: frame.event,
        isIncomplete: false,
      };
    case "resumed":
      // The Inbox's own word also where it is lower: one that began anew counts from 1 again, and its
      // events would be taken for old ones for ever.
      return {
        state: { ...state, lastSeq: frame.last_seq },
        event: null,
        isIncomplete: !frame.is_complete,
      };
    case "presence":
      return quiet({ ...state, users: frame.users });
    case "waiting":
      return quiet({ ...state, waiting: frame.conversations });
    case "typing":
      return quiet({
        ...state,
        typing: { ...state.typing, [frame.conversation_id]: frame.is_typing },
      });
    case "read": {
      const seq = Math.max(frame.seq, state.read[frame.conversation_id] ?? 0);
      return quiet({ ...state, read: { ...state.read, [frame.conversation_id]: seq } });
    }
    case "error":
      return quiet(state);
  }
}

function quiet(state: InboxState): Step {
  return { state, event: null, isIncomplete: false };
}

/** Whoever has sent what they were typing is typing no more, though the frame that says so may be lost. */
function withoutTypist(state: InboxState, event: InboxEvent): InboxState {
  if (event.type !== "message" || event.message.message_type !== "user") return state;
  return { ...state, typing: { ...state.typing, [event.conversation_id]: false } };
}
