import { z } from "zod";
import { ErrorBody } from "./errors.ts";
import { VisitorSigns } from "./guard.ts";
import { HandoverView } from "./handover.ts";
import {
  ClientMessageId,
  CONVERSATION_STATUSES,
  MessageSent,
  MessageText,
  MessageView,
} from "./message.ts";

/**
 * The subprotocol. A browser offers `[SOCKET_PROTOCOL, conversation_id]` and is given this one back:
 * the capability travels in a header, never in a URL that logs would keep.
 */
export const SOCKET_PROTOCOL = "wtfu.v1";

/** Sent as plain text and answered by the platform, so that a ping never wakes a sleeping object. */
export const PING = "ping";
export const PONG = "pong";

export const VisitorFrame = z.discriminatedUnion("type", [
  /** First after opening, and again after a gap: everything after this seq is sent. */
  z.object({ type: z.literal("resume"), after_seq: z.number().int().nonnegative() }),
  z.object({
    type: z.literal("message"),
    client_message_id: ClientMessageId,
    message_text: MessageText,
    signs: VisitorSigns.nullish(),
  }),
  z.object({ type: z.literal("typing"), is_typing: z.boolean() }),
  z.object({ type: z.literal("read"), seq: z.number().int().positive() }),
]);
export type VisitorFrame = z.infer<typeof VisitorFrame>;

/** Who does something in a conversation. */
export const PARTIES = ["visitor", "bot", "human"] as const;

export const ServerFrame = z.discriminatedUnion("type", [
  /** The answer to `resume`, after the messages: the socket is level with the object. */
  z.object({
    type: z.literal("resumed"),
    last_seq: z.number().int().nonnegative(),
    status: z.enum(CONVERSATION_STATUSES),
  }),
  z.object({ type: z.literal("message"), message: MessageView }),
  /**
   * An answer under way, as far as it has come: all of its text, in place of the draft before it.
   * Empty: withdrawn. The message that follows is the answer.
   */
  z.object({ type: z.literal("draft"), text: z.string() }),
  /** The answer to a `message` frame, the same as the HTTP call gives. */
  z.object({ type: z.literal("sent"), client_message_id: z.string(), sent: MessageSent }),
  z.object({ type: z.literal("typing"), party: z.enum(PARTIES), is_typing: z.boolean() }),
  z.object({ type: z.literal("read"), party: z.enum(PARTIES), seq: z.number().int() }),
  /** The thread went on in a new conversation; sequence numbers begin again at 1. */
  z.object({ type: z.literal("conversation"), conversation_id: z.string() }),
  /** Who answers from now on; also sent right after `resumed`. */
  z.object({ type: z.literal("handover"), handover: HandoverView }),
  z.object({ type: z.literal("ended"), status: z.enum(CONVERSATION_STATUSES) }),
  z.object({
    type: z.literal("error"),
    error: ErrorBody.shape.error,
    client_message_id: z.string().optional(),
    retry_after_s: z.number().int().optional(),
  }),
]);
export type ServerFrame = z.infer<typeof ServerFrame>;
