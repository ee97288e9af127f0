import type { ServerFrame } from "../../../contracts/socket-frames.ts";
import type { Conversation } from "../panel/conversation.ts";
import type { PanelHost } from "../shared/panel-door.ts";

/** What the server tells by itself. */
export function receiveFrame(
  conversation: Conversation,
  host: PanelHost,
  frame: ServerFrame,
): void {
  const { phase } = conversation.thread.handover;
  // Each draft says all that there is of it, and whatever else comes outdates it.
  conversation.draft = frame.type === "draft" ? frame.text : "";
  if (frame.type === "message") {
    conversation.apply({ type: "received", message: frame.message });
    if (frame.message.type === "human") {
      conversation.isTyping = false;
      host.emit("message", { type: "human", text: frame.message.text });
    }
  } else if (frame.type === "resumed") {
    conversation.apply({ type: "level", seq: frame.last_seq, status: frame.status });
  } else if (frame.type === "typing") {
    if (frame.party === (phase === "claimed" ? "human" : "bot")) {
      conversation.isTyping = frame.is_typing;
    }
  } else if (frame.type === "handover") {
    if (frame.handover.phase !== phase) conversation.isTyping = false;
    conversation.know({ handover: frame.handover });
    host.emit("handover", frame.handover);
  } else if (frame.type === "read") {
    if (frame.party === "human") conversation.apply({ type: "read", seq: frame.seq });
  } else if (frame.type === "conversation") {
    conversation.enter(frame.conversation_id, "socket");
  } else if (frame.type === "ended") {
    conversation.know({ status: frame.status });
  }
  conversation.know({});
}
