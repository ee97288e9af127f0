import { z } from "zod";
import { ConversationMessage, ConversationSummary } from "./admin/conversations.ts";

/**
 * Between an open dashboard and a client's Inbox object, at `GET /inbox/socket` of the admin API
 * (WebSocket, subprotocol `INBOX_PROTOCOL`, same origin, session cookie). `PING` is answered by the
 * platform.
 */
export const INBOX_PROTOCOL = "wtfu.inbox.v1";

/** A user whose dashboard is open. */
export const InboxUser = z.object({
  id: z.int(),
  name: z.string(),
  /** Present and ready to talk: what "someone is there" means to a visitor who asks for a person. */
  is_available: z.boolean(),
  /** The conversation that is open in the dashboard. */
  viewing: z.uuid().nullable(),
  /** Whether a reply to it is being typed. */
  is_typing: z.boolean(),
});
export type InboxUser = z.infer<typeof InboxUser>;

/** Of one conversation, all that the list shows; `summary` is as of the event. */
export const InboxEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("conversation"), summary: ConversationSummary }),
  z.object({
    type: z.literal("message"),
    conversation_id: z.uuid(),
    widget_id: z.int(),
    message: ConversationMessage,
  }),
  /** Deleted by a user: it goes from every list. */
  z.object({ type: z.literal("deleted"), conversation_id: z.uuid() }),
]);
export type InboxEvent = z.infer<typeof InboxEvent>;

export const UserFrame = z.discriminatedUnion("type", [
  /** First after opening: null for a page that has just read its lists; else the last seq it saw. */
  z.object({ type: z.literal("resume"), after_seq: z.int().nonnegative().nullable() }),
  z.object({ type: z.literal("available"), is_available: z.boolean() }),
  z.object({ type: z.literal("viewing"), conversation_id: z.uuid().nullable() }),
  z.object({ type: z.literal("typing"), conversation_id: z.uuid(), is_typing: z.boolean() }),
  /** The user has read the visitor's messages up to here; the visitor is told when it is their user. */
  z.object({ type: z.literal("read"), conversation_id: z.uuid(), seq: z.int().positive() }),
]);
export type UserFrame = z.infer<typeof UserFrame>;

export const InboxFrame = z.discriminatedUnion("type", [
  /**
   * The answer to `resume`, after the events: level with the Inbox. `is_complete` is false when
   * events before these are gone; the page then reads its lists anew.
   */
  z.object({ type: z.literal("resumed"), last_seq: z.int(), is_complete: z.boolean() }),
  z.object({ type: z.literal("event"), seq: z.int(), event: InboxEvent }),
  /** Everybody's presence, whenever any changes. */
  z.object({ type: z.literal("presence"), users: z.array(InboxUser) }),
  /** The conversations that wait for a person, oldest first, whenever that changes, and after `resume`. */
  z.object({
    type: z.literal("waiting"),
    conversations: z.array(z.object({ id: z.uuid(), since: z.iso.datetime() })),
  }),
  /** The visitor of a conversation is typing. */
  z.object({ type: z.literal("typing"), conversation_id: z.uuid(), is_typing: z.boolean() }),
  /** The visitor of a conversation has read up to here. */
  z.object({ type: z.literal("read"), conversation_id: z.uuid(), seq: z.int() }),
  z.object({ type: z.literal("error"), message: z.string() }),
]);
export type InboxFrame = z.infer<typeof InboxFrame>;
