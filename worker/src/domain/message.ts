import type { AnswerAction, MessageType, Source } from "../../../contracts/message.ts";
import type { Claimer, Conversation } from "./conversation.ts";
import type { Masked } from "./masking.ts";
import type { FeedbackEvent, MessageEvent } from "./outbox-event.ts";

/** A message as the object keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly type: MessageType;
  readonly text: string;
  readonly senderName: string | null;
  readonly createdAtMs: number;
  readonly clientMessageId: string | null;
  readonly knowledgeEntryId: number | null;
  readonly confidence: number | null;
  readonly responseTimeMs: number | null;
  readonly sources: readonly Source[];
  readonly suggestions: readonly string[];
  readonly action: AnswerAction;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly feedback: Feedback | null;
  /** Its place in the transcript's chain; missing in what was said before there were chains. */
  readonly chainHash?: string;
}

export interface Feedback {
  readonly wasHelpful: boolean;
  readonly text: string | null;
  readonly revision: number;
}

/** What the bot decided to say; the message it becomes is numbered by {@link exchange}. */
export interface Reply {
  readonly text: string;
  readonly knowledgeEntryId: number | null;
  /** Null where there was nothing to be sure of: small talk. */
  readonly confidence: number | null;
  readonly sources: readonly Source[];
  readonly suggestions: readonly string[];
  readonly action: AnswerAction;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface VisitorWords {
  readonly id: string;
  readonly text: string;
  readonly clientMessageId: string | null;
  readonly receivedAtMs: number;
  /** How they were judged, where there is anything to say of it. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** How often each kind was masked in the text. */
  readonly masked?: Masked["counts"] | undefined;
}

export interface BotWords {
  readonly id: string;
  readonly botName: string;
  readonly reply: Reply;
  readonly answeredAtMs: number;
}

/** What every message has that nothing else is known of. */
const PLAIN = {
  senderName: null,
  clientMessageId: null,
  knowledgeEntryId: null,
  confidence: null,
  responseTimeMs: null,
  sources: [],
  suggestions: [],
  action: "none",
  metadata: {},
  feedback: null,
} as const;

/** The visitor's message alone, numbered, and the conversation after it. */
export function heard(
  conversation: Conversation,
  words: VisitorWords,
): { conversation: Conversation; asked: StoredMessage } {
  const seq = conversation.lastSeq + 1;
  const asked: StoredMessage = {
    ...PLAIN,
    id: words.id,
    conversationId: conversation.id,
    seq,
    type: "user",
    text: words.text,
    clientMessageId: words.clientMessageId,
    createdAtMs: words.receivedAtMs,
    metadata: { ...words.metadata, ...(words.masked && { masked: words.masked }) },
  };
  const lastVisitorAtMs = words.receivedAtMs;
  return {
    conversation: { ...conversation, lastSeq: seq, lastVisitorAtMs, hasSpoken: true },
    asked,
  };
}

/** A visitor's message and its answer, numbered one after the other, and the conversation after them. */
export function exchange(
  conversation: Conversation,
  words: VisitorWords,
  bot: BotWords,
): { conversation: Conversation; asked: StoredMessage; answered: StoredMessage } {
  const { asked, conversation: after } = heard(conversation, words);
  const answered: StoredMessage = {
    ...PLAIN,
    ...bot.reply,
    id: bot.id,
    conversationId: conversation.id,
    seq: asked.seq + 1,
    type: "bot",
    senderName: bot.botName,
    responseTimeMs: Math.max(0, bot.answeredAtMs - words.receivedAtMs),
    createdAtMs: bot.answeredAtMs,
  };
  return { conversation: { ...after, lastSeq: answered.seq }, asked, answered };
}

/** What is told of who answers; `event` names it, so that it can be said in any language. */
export interface SystemWords {
  readonly event: HandoverEvent;
  readonly text: string;
  readonly action: AnswerAction;
  /** The user whom it is about, and who comes after them. */
  readonly name?: string;
  readonly to?: string;
}

export const HANDOVER_EVENTS = [
  "waiting",
  "agent",
  "joined",
  "left",
  "transferred",
  "away",
  "wait_over",
  "offline",
  "closed",
] as const;
export type HandoverEvent = (typeof HANDOVER_EVENTS)[number];

/** `inReplyTo` is the seq of the visitor's message that it answers, where it answers one. */
export function systemMessage(
  { id: conversationId, lastSeq }: Conversation,
  { event, text, action, name, to }: SystemWords,
  own: { readonly id: string; readonly nowMs: number; readonly inReplyTo?: number },
): StoredMessage {
  return {
    ...PLAIN,
    id: own.id,
    conversationId,
    seq: lastSeq + 1,
    type: "system",
    text,
    action,
    createdAtMs: own.nowMs,
    metadata: {
      event,
      ...(name !== undefined && { name }),
      ...(to !== undefined && { to }),
      ...(own.inReplyTo !== undefined && { in_reply_to: own.inReplyTo }),
    },
  };
}

export interface UserWords {
  readonly id: string;
  readonly user: Claimer;
  readonly text: string;
  readonly clientMessageId: string;
  readonly nowMs: number;
}

/** What a user says to the visitor. */
export function humanMessage(
  { id: conversationId, lastSeq }: Conversation,
  words: UserWords,
): StoredMessage {
  return {
    ...PLAIN,
    id: words.id,
    conversationId,
    seq: lastSeq + 1,
    type: "human",
    text: words.text,
    senderName: words.user.name,
    clientMessageId: words.clientMessageId,
    createdAtMs: words.nowMs,
    metadata: { user_id: words.user.id },
  };
}

/** A visitor's message with its answer; null where a user answers, in a message of their own. */
export interface Exchanged {
  readonly asked: StoredMessage;
  readonly answered: StoredMessage | null;
}

/** Whether a message is what the one before it was answered with, stored together with it. */
export function isAnswerTo(asked: StoredMessage, message: StoredMessage): boolean {
  return message.type === "bot" || message.metadata.in_reply_to === asked.seq;
}

/**
 * Feedback may change its mind. Null when nothing changes, so that a repeat owes nothing; text that
 * is not given leaves what was said before.
 */
export function giveFeedback(
  message: StoredMessage,
  wasHelpful: boolean,
  text: string | null,
): StoredMessage | null {
  const before = message.feedback;
  const kept = text ?? before?.text ?? null;
  if (before?.wasHelpful === wasHelpful && before.text === kept) return null;
  const revision = (before?.revision ?? 0) + 1;
  return { ...message, feedback: { wasHelpful, text: kept, revision } };
}

export function messageEvent(message: StoredMessage): MessageEvent {
  return {
    kind: "message",
    id: message.id,
    conversationId: message.conversationId,
    seq: message.seq,
    type: message.type,
    text: message.text,
    senderName: message.senderName,
    knowledgeEntryId: message.knowledgeEntryId,
    confidence: message.confidence,
    responseTimeMs: message.responseTimeMs,
    metadata: message.metadata,
    chainHash: message.chainHash ?? null,
    createdAtMs: message.createdAtMs,
  };
}

export function feedbackEvent(
  message: StoredMessage,
  feedback: Feedback,
  givenAtMs: number,
): FeedbackEvent {
  return {
    kind: "feedback",
    messageId: message.id,
    revision: feedback.revision,
    wasHelpful: feedback.wasHelpful,
    feedbackText: feedback.text,
    givenAtMs,
  };
}
