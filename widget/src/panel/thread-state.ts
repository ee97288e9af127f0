import type { HandoverView } from "../../../contracts/handover.ts";
import type {
  AnswerAction,
  ConversationStatus,
  MessageList,
  MessageSent,
  MessageType,
  MessageView,
  Source,
} from "../../../contracts/message.ts";

export type Delivery = "sent" | "sending" | "waiting" | "failed";

export interface ThreadMessage {
  /** Stays the same from the first keystroke sent to the last repeat received. */
  readonly key: string;
  /** Index into `conversations`: the thread may have gone on in a new one. */
  readonly part: number;
  /** Null until the server gave it its place. */
  readonly seq: number | null;
  readonly type: MessageType;
  readonly text: string;
  readonly senderName: string | null;
  readonly messageId: string | null;
  readonly clientMessageId: string | null;
  readonly delivery: Delivery;
  /** Why it was not sent, in the server's words. */
  readonly note: string | null;
  readonly sources: readonly Source[];
  readonly suggestions: readonly string[];
  readonly action: AnswerAction;
  readonly wasHelpful: boolean | null;
  readonly canRate: boolean;
  readonly timestamp: string | null;
}

/** Everything that this page knows of the visitor's thread. */
export interface ThreadState {
  /** In the order in which the thread went through them; the last is the open one. */
  readonly conversations: readonly string[];
  /** By part and seq; what is still on its way stands last, in the order written. */
  readonly messages: readonly ThreadMessage[];
  /** Every message of the last conversation up to this seq is here. */
  readonly levelSeq: number;
  readonly status: ConversationStatus;
  readonly isLeadCaptured: boolean;
  readonly isDisclaimerAccepted: boolean;
  readonly rating: number | null;
  /** Who answers. */
  readonly handover: HandoverView;
}

const BOT_ANSWERS: HandoverView = { phase: "bot", name: null, human_read_seq: 0 };

export const EMPTY_THREAD: ThreadState = {
  conversations: [],
  messages: [],
  levelSeq: 0,
  status: "active",
  isLeadCaptured: false,
  isDisclaimerAccepted: false,
  rating: null,
  handover: BOT_ANSWERS,
};

export type ThreadEvent =
  | { type: "said"; clientMessageId: string; text: string }
  | { type: "delivery"; clientMessageId: string; delivery: Delivery; note: string | null }
  | { type: "sent"; clientMessageId: string; text: string; sent: MessageSent }
  | { type: "received"; message: MessageView }
  | { type: "listed"; afterSeq: number; list: MessageList }
  | { type: "level"; seq: number; status: ConversationStatus }
  | { type: "conversation"; id: string }
  | { type: "read"; seq: number }
  /** Something that only this page tells of, where the thread stands now. */
  | { type: "noted"; text: string }
  | { type: "rated"; messageId: string; wasHelpful: boolean | null }
  | { type: "known"; facts: Partial<ThreadState> }
  | { type: "reset" };

const BLANK = {
  senderName: null,
  messageId: null,
  clientMessageId: null,
  delivery: "sent",
  note: null,
  sources: [],
  suggestions: [],
  action: "none",
  wasHelpful: null,
  canRate: false,
  timestamp: null,
} as const satisfies Partial<ThreadMessage>;

function isSame(one: ThreadMessage, other: ThreadMessage): boolean {
  if (one.clientMessageId !== null && one.clientMessageId === other.clientMessageId) return true;
  return one.seq !== null && one.seq === other.seq && one.part === other.part;
}

/** No thread gets that long. */
const SEQ_LAST = 1e9;

function compare(one: ThreadMessage, other: ThreadMessage): number {
  const bySeq = (one.seq ?? SEQ_LAST) - (other.seq ?? SEQ_LAST);
  if (one.seq === null || other.seq === null) return bySeq;
  return one.part - other.part || bySeq;
}

/** Puts a message in its place, or over the same one that came before by another way. */
function put(state: ThreadState, incoming: ThreadMessage): ThreadState {
  const before = state.messages.find((message) => isSame(message, incoming));
  const others = state.messages.filter((message) => !isSame(message, incoming));
  const message = before ? { ...incoming, key: before.key } : incoming;
  const messages = [...others, message].sort(compare);
  const part = state.conversations.length - 1;
  let { levelSeq } = state;
  for (const { seq, part: at } of messages) {
    if (at === part && seq === levelSeq + 1) levelSeq = seq;
  }
  return { ...state, messages, levelSeq };
}

function fromView(view: MessageView, part: number): ThreadMessage {
  const isOwn = view.type === "user";
  return {
    ...BLANK,
    key: (isOwn && view.client_message_id) || `${part}:${view.seq}`,
    part,
    seq: view.seq,
    type: view.type,
    text: view.text,
    senderName: view.sender_name,
    messageId: view.message_id,
    clientMessageId: isOwn ? view.client_message_id : null,
    sources: view.sources,
    suggestions: view.suggestions,
    action: view.action,
    wasHelpful: view.was_helpful,
    canRate: view.type === "bot",
    timestamp: view.timestamp,
  };
}

/**
 * The thread goes on in this conversation; messages of earlier ones stay on screen. An empty id stands
 * for one that the next message begins.
 */
function enter(state: ThreadState, id: string): ThreadState {
  if (id && state.conversations.includes(id)) return state;
  return {
    ...state,
    conversations: [...state.conversations, id],
    levelSeq: 0,
    status: "active",
    isLeadCaptured: false,
    rating: null,
    handover: BOT_ANSWERS,
  };
}

function putSent(before: ThreadState, event: Extract<ThreadEvent, { type: "sent" }>): ThreadState {
  const { sent, clientMessageId, text } = event;
  const state = enter(before, sent.conversation_id);
  const part = state.conversations.indexOf(sent.conversation_id);
  const asked: ThreadMessage = {
    ...BLANK,
    key: clientMessageId,
    clientMessageId,
    part,
    seq: sent.visitor_seq,
    type: "user",
    text,
  };
  // A repeat may find the answer here already, with more than this call tells of it.
  const known = state.messages.find((one) => one.part === part && one.seq === sent.seq);
  const answer: ThreadMessage = known ?? {
    ...BLANK,
    key: `${part}:${sent.seq}`,
    part,
    seq: sent.seq,
    type: "bot",
    text: sent.response,
    messageId: sent.message_id,
    sources: sent.sources,
    suggestions: sent.suggestions,
    action: sent.action,
    canRate: true,
    timestamp: sent.timestamp,
  };
  const withAsked = put(state, asked);
  return sent.response ? put(withAsked, answer) : withAsked;
}

function putListed(
  state: ThreadState,
  { list, afterSeq }: Extract<ThreadEvent, { type: "listed" }>,
): ThreadState {
  const part = state.conversations.length - 1;
  let filled = state;
  for (const view of list.messages) filled = put(filled, fromView(view, part));
  const { levelSeq } = filled;
  const lastSeq = list.messages.at(-1)?.seq ?? 0;
  return {
    ...filled,
    levelSeq: afterSeq <= levelSeq ? Math.max(levelSeq, lastSeq) : levelSeq,
    status: list.status,
    isLeadCaptured: list.lead_captured,
    isDisclaimerAccepted: list.disclaimer_accepted,
    rating: list.satisfaction_rating,
    handover: list.handover,
  };
}

/** Between two seqs, so that it keeps its place among what comes later. */
function putNote(state: ThreadState, text: string): ThreadState {
  const part = Math.max(0, state.conversations.length - 1);
  const seqs = state.messages.flatMap((one) => (one.part === part && one.seq) || []);
  const last = Math.max(0, ...seqs);
  const seq = (last + Math.floor(last) + 1) / 2;
  return put(state, { ...BLANK, key: `${part}:${seq}`, part, seq, type: "system", text });
}

function change(
  state: ThreadState,
  isMeant: (message: ThreadMessage) => boolean,
  patch: Partial<ThreadMessage>,
): ThreadState {
  const messages = state.messages.map((one) => (isMeant(one) ? { ...one, ...patch } : one));
  return { ...state, messages };
}

/**
 * The same message may arrive by the answer to its own call, by a socket, by a list, in any order
 * and more than once: it stands in the thread once, in the server's order.
 */
export function nextThread(state: ThreadState, event: ThreadEvent): ThreadState {
  const part = state.conversations.length - 1;
  switch (event.type) {
    case "said": {
      const { clientMessageId, text } = event;
      const message = { ...BLANK, key: clientMessageId, clientMessageId, part, seq: null, text };
      return put(state, { ...message, type: "user", delivery: "sending" });
    }
    case "delivery": {
      const { clientMessageId, delivery, note } = event;
      // What has its place was delivered, whatever a late failure says.
      const isMeant = (one: ThreadMessage) =>
        one.clientMessageId === clientMessageId && one.seq === null;
      return change(state, isMeant, { delivery, note });
    }
    case "sent":
      return putSent(state, event);
    case "received":
      return put(state, fromView(event.message, part));
    case "listed":
      return putListed(state, event);
    case "level": {
      // Said after the messages up to it, so one that is not here belongs to another conversation.
      const isHere = state.messages.some((one) => one.part === part && one.seq === event.seq);
      const levelSeq = isHere ? Math.max(state.levelSeq, event.seq) : state.levelSeq;
      return { ...state, levelSeq, status: event.status };
    }
    case "conversation":
      return enter(state, event.id);
    case "read": {
      const { handover } = state;
      const human_read_seq = Math.max(handover.human_read_seq, event.seq);
      return { ...state, handover: { ...handover, human_read_seq } };
    }
    case "noted":
      return putNote(state, event.text);
    case "rated":
      return change(state, (one) => one.messageId === event.messageId, {
        wasHelpful: event.wasHelpful,
      });
    case "known":
      return { ...state, ...event.facts };
    case "reset":
      return EMPTY_THREAD;
  }
}
