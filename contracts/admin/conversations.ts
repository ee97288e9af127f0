import { z } from "zod";
import { HANDOFF_TYPES } from "../lead.ts";
import { CONVERSATION_STATUSES, MESSAGE_TYPES } from "../message.ts";
import { PageQuery, pageOf } from "../page.ts";
import { DayRange, Instant, optionalText, QueryFlag, QueryId, RowId, Search } from "./fields.ts";
import { changes, reads } from "./operation.ts";

/** Answers that their visitor said did not help, or that the widget's threshold calls unsure. */
export const CONVERSATION_ANSWERS = ["unhelpful", "unsure"] as const;
export type ConversationAnswers = (typeof CONVERSATION_ANSWERS)[number];

export const ListConversations = PageQuery.extend({
  client_id: QueryId.optional(),
  widget_id: QueryId.optional(),
  status: z.enum(CONVERSATION_STATUSES).optional(),
  has_lead: QueryFlag.optional(),
  is_spam: QueryFlag.optional(),
  answers: z.enum(CONVERSATION_ANSWERS).optional(),
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
  visitor_name: z.string().nullable(),
  visitor_email: z.string().nullable(),
  status: z.enum(CONVERSATION_STATUSES),
  is_spam: z.boolean(),
  lead_captured: z.boolean(),
  lead_id: z.uuid().nullable(),
  message_count: z.int(),
  satisfaction_rating: z.int().nullable(),
  last_message: z.string().nullable(),
  last_message_at: Instant.nullable(),
  started_at: Instant,
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

export const ConversationDetail = ConversationSummary.extend({
  visitor_phone: z.string().nullable(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  page_url: z.string().nullable(),
  referrer_url: z.string().nullable(),
  spam_score: z.number(),
  spam_reason: z.string().nullable(),
  handoff_type: z.enum(HANDOFF_TYPES).nullable(),
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
  /** The entry that answered; null where none did, or it is gone. */
  entry: z.object({ id: RowId, question: z.string(), is_in_draft: z.boolean() }).nullable(),
  created_at: Instant,
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

export const MarkConversation = z.object({
  is_spam: z.boolean(),
  spam_reason: optionalText(500).optional(),
});

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
