import { z } from "zod";
import { CLOSE_OUTCOMES, HANDOVER_PHASES, HANDOVER_REASONS } from "../handover.ts";
import { KnownVisitor } from "../identity.ts";
import { HANDOFF_TYPES } from "../lead.ts";
import { ClientMessageId, CONVERSATION_STATUSES, MESSAGE_TYPES, MessageText } from "../message.ts";
import { PageQuery, pageOf } from "../page.ts";
import {
  DayRange,
  Instant,
  optionalText,
  QueryFlag,
  QueryId,
  RowId,
  Search,
  visibleText,
} from "./fields.ts";
import { changes, reads } from "./operation.ts";

/** Answers that their visitor said did not help, or that the widget's threshold calls unsure. */
export const CONVERSATION_ANSWERS = ["unhelpful", "unsure"] as const;
export type ConversationAnswers = (typeof CONVERSATION_ANSWERS)[number];

/** Views of the inbox: waits for a person; answered by the caller; assigned to the caller. */
export const INBOX_VIEWS = ["waiting", "mine", "claimed"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export const ListConversations = PageQuery.extend({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  has_lead: QueryFlag.optional(),
  is_spam: QueryFlag.optional(),
  answers: z.enum(CONVERSATION_ANSWERS).optional(),
  /** `waiting`: for a person; `mine`: claimed by, or assigned to, the caller; `claimed`: by anybody. */
  inbox: z.enum(INBOX_VIEWS).optional(),
  /** All of the browser that had this conversation, with the same widget. */
  same_visitor_as: z.uuid().optional(),
  ...DayRange.shape,
  /** Words in the visitor's name, e-mail address or phone number, or in a message. */
  search: Search,
});
export type ListConversations = z.infer<typeof ListConversations>;

export const ConversationSummary = z.object({
  id: z.uuid(),
  widget_id: RowId,
  widget_name: z.string(),
  client_id: RowId,
  client_name: z.string(),
  /** IANA; times of this conversation are shown in it. */
  client_timezone: z.string(),
  /** What the visitor typed into a form, else what was signed. */
  visitor_name: z.string().nullable(),
  visitor_email: z.string().nullable(),
  /** Whether the client's own server has signed for who the visitor is. */
  is_verified: z.boolean(),
  /** Whom it has signed for: their name, else their e-mail address, else their id; null: nobody. */
  verified_as: z.string().nullable(),
  status: z.enum(CONVERSATION_STATUSES),
  is_spam: z.boolean(),
  lead_captured: z.boolean(),
  lead_id: z.uuid().nullable(),
  message_count: z.int(),
  satisfaction_rating: z.int().nullable(),
  last_message: z.string().nullable(),
  last_message_at: Instant.nullable(),
  started_at: Instant,
  handover_phase: z.enum(HANDOVER_PHASES),
  /** Since when it has been waiting for a person; null when it is not. */
  waiting_since: Instant.nullable(),
  /** The user who answers it. */
  claimed_by: RowId.nullable(),
  claimer_name: z.string().nullable(),
  /** The user who is to look after it, whether or not they answer it now. */
  assigned_to: RowId.nullable(),
  assignee_name: z.string().nullable(),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

export const ConversationDetail = ConversationSummary.extend({
  visitor_phone: z.string().nullable(),
  /** The person's id at the client's; null where nobody has signed for them. */
  visitor_external_id: z.string().nullable(),
  /** What the client's server signed, and what the page said; null: neither. */
  known_visitor: KnownVisitor.nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  page_url: z.string().nullable(),
  referrer_url: z.string().nullable(),
  spam_score: z.number(),
  spam_reason: z.string().nullable(),
  /** When a user said whether it is spam: from then on it is judged no more. */
  spam_decided_at: Instant.nullish(),
  handoff_type: z.enum(HANDOFF_TYPES).nullable(),
  handover_reason: z.enum(HANDOVER_REASONS).nullable(),
  outcome: z.enum(CLOSE_OUTCOMES).nullable(),
  ended_at: Instant.nullable(),
  duration_seconds: z.int().nullable(),
  bot_response_count: z.int(),
  human_response_count: z.int(),
  /** Other conversations of the same browser with this widget. */
  earlier_count: z.int(),
});
export type ConversationDetail = z.infer<typeof ConversationDetail>;

export const ConversationMessage = z.object({
  id: z.uuid(),
  seq: z.int(),
  message_type: z.enum(MESSAGE_TYPES),
  message_text: z.string(),
  sender_name: z.string().nullable(),
  confidence_score: z.number().nullable(),
  response_time_ms: z.int().nullable(),
  was_helpful: z.boolean().nullable(),
  feedback_text: z.string().nullable(),
  /** Written by the widget's own AI agent. */
  is_from_agent: z.boolean(),
  /** Of a visitor's message: it was kept, but neither taken nor answered. */
  is_blocked: z.boolean().optional(),
  blocked_reason: z.string().nullish(),
  /** What a `system` message tells of; null for other messages. */
  event: z.string().nullable(),
  /** The entry that answered; null where none did, or it is gone. */
  entry: z.object({ id: RowId, question: z.string(), is_in_draft: z.boolean() }).nullable(),
  created_at: Instant,
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

export const MarkConversation = z.object({
  is_spam: z.boolean(),
  spam_reason: optionalText(500).optional(),
});

/** A conversation as its own object knows it this moment, ahead of the database. */
export const LiveConversation = z.object({
  status: z.enum(CONVERSATION_STATUSES),
  handover_phase: z.enum(HANDOVER_PHASES),
  claimed_by: RowId.nullable(),
  claimer_name: z.string().nullable(),
  waiting_since: Instant.nullable(),
  last_seq: z.int().nonnegative(),
  /** Up to where the visitor, and the users, have read. */
  visitor_read_seq: z.int().nonnegative(),
  human_read_seq: z.int().nonnegative(),
  /** Whether a page with the chat is open at the visitor's. */
  is_visitor_here: z.boolean(),
  /** Whether a reply can reach the visitor by mail. */
  has_visitor_email: z.boolean(),
  /** After `after_seq`, in order, at most 200. */
  messages: z.array(ConversationMessage),
  has_more: z.boolean(),
});
export type LiveConversation = z.infer<typeof LiveConversation>;

export const ConversationNote = z.object({
  id: RowId,
  user_id: RowId.nullable(),
  user_name: z.string().nullable(),
  text: z.string(),
  created_at: Instant,
});
export type ConversationNote = z.infer<typeof ConversationNote>;

/** A change of who answers; the refusals are `conflict`, with what is so now in `details`. */
const answers = {
  right: "conversations.manage",
  scope: "conversation",
  out: LiveConversation,
} as const;

const LIST = {
  right: "conversations.read",
  out: pageOf(ConversationSummary),
} as const;

export const conversationOperations = {
  "GET /conversations": reads({
    ...LIST,
    summary: "Lists conversations, newest first; spam only when asked for",
    query: ListConversations,
  }),
  "GET /widgets/:widgetId/conversations": reads({
    ...LIST,
    summary: "Lists one widget's conversations, newest first",
    scope: "widget",
    query: ListConversations.omit({ client_id: true, widget_id: true }),
  }),
  "GET /conversations/:conversationId": reads({
    summary: "One conversation with what is known of its visitor",
    right: "conversations.read",
    scope: "conversation",
    out: ConversationDetail,
  }),
  "GET /conversations/:conversationId/messages": reads({
    summary: "Its messages in order, or newest first, with what answered them and how sure it was",
    right: "conversations.read",
    scope: "conversation",
    query: PageQuery.extend({ newest_first: QueryFlag.optional() }),
    out: pageOf(ConversationMessage),
  }),
  "GET /conversations/:conversationId/live": reads({
    summary: "How it stands this moment, and what was said after a seq, from its own object",
    right: "conversations.read",
    scope: "conversation",
    query: z.object({ after_seq: z.coerce.number().int().nonnegative().default(0) }),
    out: LiveConversation,
  }),
  "POST /conversations/:conversationId/claim": changes({
    ...answers,
    summary: "Answers it oneself from now on: the bot is silent. 409 when another user does",
    body: z.object({}),
    audit: "conversation.claimed",
  }),
  "POST /conversations/:conversationId/release": changes({
    ...answers,
    summary: "Gives it back to the bot",
    body: z.object({}),
    audit: "conversation.released",
  }),
  "POST /conversations/:conversationId/transfer": changes({
    ...answers,
    summary: "Hands it to another user of the client, who answers from now on",
    body: z.object({ user_id: RowId }),
    audit: "conversation.transferred",
  }),
  "POST /conversations/:conversationId/assign": changes({
    summary: "Says who is to look after it; null: nobody in particular",
    right: "conversations.manage",
    scope: "conversation",
    body: z.object({ user_id: RowId.nullable() }),
    out: ConversationDetail,
    audit: "conversation.assigned",
  }),
  "POST /conversations/:conversationId/reply": changes({
    ...answers,
    summary:
      "Says something to the visitor, as the user who claimed it; of one that has ended, claims and goes on with it. A visitor who has left gets it by e-mail",
    body: z.object({
      message_text: MessageText,
      /** The same again says nothing new. */
      client_message_id: ClientMessageId,
    }),
    audit: "conversation.replied",
  }),
  "POST /conversations/:conversationId/close": changes({
    ...answers,
    summary: "Ends it, with what came of it",
    body: z.object({ outcome: z.enum(CLOSE_OUTCOMES) }),
    audit: "conversation.closed",
  }),
  "GET /conversations/:conversationId/notes": reads({
    summary: "What users wrote about it among themselves, oldest first; visitors never see it",
    right: "conversations.read",
    scope: "conversation",
    out: z.object({ items: z.array(ConversationNote) }),
  }),
  "POST /conversations/:conversationId/notes": changes({
    summary: "Adds an internal note",
    right: "conversations.manage",
    scope: "conversation",
    body: z.object({ text: visibleText(4_000) }),
    status: 201,
    out: ConversationNote,
    audit: "conversation.noted",
    isCreate: true,
  }),
  "PATCH /conversations/:conversationId": changes({
    summary: "Marks it as spam, or takes the mark away",
    right: "conversations.manage",
    scope: "conversation",
    body: MarkConversation,
    out: ConversationDetail,
    audit: "conversation.marked",
  }),
  "DELETE /conversations/:conversationId": changes({
    summary: "Deletes it with all its messages and appointments, here and at the edge",
    right: "conversations.manage",
    scope: "conversation",
    out: null,
    audit: "conversation.deleted",
  }),
} as const;
