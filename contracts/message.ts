import { z } from "zod";
import { VisitorSigns } from "./guard.ts";
import { HandoverView } from "./handover.ts";
import { CLIENT_MESSAGE_ID_CHARS_MAX, MESSAGE_CHARS_MAX } from "./limits.ts";
import { codePointCount, hasVisibleText, storableText } from "./text.ts";

export const MESSAGE_TYPES = ["user", "bot", "human", "system"] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What the widget should offer beside an answer. */
export const ANSWER_ACTIONS = ["none", "capture_lead", "book_appointment", "handoff"] as const;
export type AnswerAction = (typeof ANSWER_ACTIONS)[number];

/** A knowledge entry that an answer rests on. */
export const Source = z.object({ title: z.string(), url: z.string().nullable() });
export type Source = z.infer<typeof Source>;

/** A message as a visitor may see it. */
export const MessageView = z.object({
  /** Opaque capability: proves that its holder was given this message. */
  message_id: z.string(),
  seq: z.number().int().positive(),
  type: z.enum(MESSAGE_TYPES),
  text: z.string(),
  sender_name: z.string().nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  sources: z.array(Source),
  /** Questions to offer as buttons. */
  suggestions: z.array(z.string()),
  action: z.enum(ANSWER_ACTIONS),
  was_helpful: z.boolean().nullable(),
  client_message_id: z.string().nullable(),
  timestamp: z.iso.datetime(),
});
export type MessageView = z.infer<typeof MessageView>;

/** The exact words that mark a message as too long, so that the route can answer 413 instead of 400. */
export const MESSAGE_TOO_LONG = `must be at most ${MESSAGE_CHARS_MAX} characters`;

export const MessageText = z
  .string()
  .transform((text) => storableText(text).trim())
  .refine(hasVisibleText, { message: "must not be empty" })
  .refine((text) => text.length <= MESSAGE_CHARS_MAX || codePointCount(text) <= MESSAGE_CHARS_MAX, {
    message: MESSAGE_TOO_LONG,
  });

export const ClientMessageId = z
  .string()
  .min(1)
  .max(CLIENT_MESSAGE_ID_CHARS_MAX)
  // Cleaned, two different ids could become one.
  .refine((id) => storableText(id) === id, { message: "must be well-formed text without NUL" });

export const SendMessage = z.object({
  conversation_id: z.string(),
  message_text: MessageText,
  /** Makes the send idempotent: the same id again gives the same answer and stores nothing new. */
  client_message_id: ClientMessageId.nullish(),
  signs: VisitorSigns.nullish(),
});
export type SendMessage = z.infer<typeof SendMessage>;

export const MessageSent = z.object({
  /** Of the answer: what `feedback` takes. Of the visitor's own message where nothing was answered. */
  message_id: z.string(),
  /** Empty while a person answers: their words come as messages of their own. */
  response: z.string(),
  confidence: z.number().min(0).max(1),
  /** When the answer was stored. */
  timestamp: z.iso.datetime(),
  /** Of the answer; the visitor's own message has `visitor_seq`, the same where nothing was answered. */
  seq: z.number().int().positive(),
  visitor_seq: z.number().int().positive(),
  sources: z.array(Source),
  suggestions: z.array(z.string()),
  action: z.enum(ANSWER_ACTIONS),
  /** Differs from the one sent when that conversation had ended and this message opened a new one. */
  conversation_id: z.string(),
});
export type MessageSent = z.infer<typeof MessageSent>;

export const ListMessages = z.object({
  conversation_id: z.string(),
  /** Only messages with a greater sequence number; 0 or nothing for all. */
  after_seq: z.number().int().nonnegative().nullish(),
});
export type ListMessages = z.infer<typeof ListMessages>;

export const CONVERSATION_STATUSES = ["active", "completed", "abandoned", "spam"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const MessageList = z.object({
  messages: z.array(MessageView),
  status: z.enum(CONVERSATION_STATUSES),
  /** True when there are more after the last one here. */
  has_more: z.boolean(),
  lead_captured: z.boolean(),
  satisfaction_rating: z.number().int().nullable(),
  disclaimer_accepted: z.boolean(),
  handover: HandoverView,
});
export type MessageList = z.infer<typeof MessageList>;
