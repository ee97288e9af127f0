import type { ErrorCode } from "../../../contracts/errors.ts";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { SOCKET_PROTOCOL, VisitorFrame } from "../../../contracts/socket-frames.ts";
import { sentenceFor } from "../errors.ts";
import type { ConversationCalls, Refusal } from "./conversation-calls.ts";
import type { HandingOver } from "./handing-over.ts";
import type { InboxWhisper } from "./inbox-calls.ts";
import type { InboxDesk } from "./inbox-desk.ts";
import type { SocketMemory, ThreadSockets } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** Codes of closing that are ours to give (RFC 6455 §7.4). */
const TOO_BIG = 1009;

export function acceptSocket(sockets: ThreadSockets, memory: SocketMemory): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  sockets.accept(server, memory);
  const headers = { "Sec-WebSocket-Protocol": SOCKET_PROTOCOL };
  return new Response(null, { status: 101, webSocket: client, headers });
}

/** Where a thread went on after a socket's own conversation. */
export interface MovedOn {
  readonly conversationId: string;
  readonly capability: string;
}

export interface FrameParts {
  readonly sockets: ThreadSockets;
  readonly storage: ThreadStorage;
  readonly desk: InboxDesk;
  readonly handingOver: HandingOver;
}

/** Hears one frame of a visitor. What is not understood is answered in words and changes nothing. */
export async function hearFrame(
  thread: ConversationCalls,
  parts: FrameParts,
  socket: WebSocket,
  data: string | ArrayBuffer,
  movedOn: (memory: SocketMemory) => MovedOn | null,
): Promise<void> {
  const { sockets } = parts;
  if (typeof data !== "string" || data.length > BODY_BYTES_MAX) {
    socket.close(TOO_BIG, "frame too large");
    return;
  }
  const frame = VisitorFrame.safeParse(parseJson(data));
  if (!frame.success) {
    sockets.tell(socket, errorFrame({ refused: "bad_request" }));
    return;
  }
  const { conversationId } = sockets.memoryOf(socket);
  const { data: heard } = frame;
  switch (heard.type) {
    case "resume":
      return resume(thread, sockets, socket, heard.after_seq, movedOn);
    case "message":
      return say(thread, sockets, socket, heard);
    case "typing":
      sockets.tellAll(conversationId, { ...heard, party: "visitor" }, socket);
      whisper(parts, { type: "typing", conversationId, isTyping: heard.is_typing });
      return;
    case "read":
      sockets.tellAll(conversationId, { ...heard, party: "visitor" }, socket);
      parts.handingOver.visitorRead(conversationId, heard.seq, Date.now());
      whisper(parts, { type: "read", conversationId, seq: heard.seq });
      return;
  }
}

/** Only where a user answers, or may: nobody else looks on. */
function whisper({ storage, desk }: FrameParts, whispered: InboxWhisper): void {
  const conversation = storage.findConversation(whispered.conversationId);
  const phase = conversation?.handover.phase;
  if (conversation && (phase === "claimed" || phase === "waiting")) {
    desk.whisper(conversation.clientId, whispered);
  }
}

async function resume(
  thread: ConversationCalls,
  sockets: ThreadSockets,
  socket: WebSocket,
  afterSeq: number,
  movedOn: (memory: SocketMemory) => MovedOn | null,
): Promise<void> {
  const memory = sockets.memoryOf(socket);
  const { conversationId } = memory;
  let lastSeq = afterSeq;
  for (;;) {
    const page = await thread.list(conversationId, lastSeq);
    if ("refused" in page) {
      sockets.tell(socket, errorFrame(page));
      return;
    }
    for (const message of page.messages) sockets.tell(socket, { type: "message", message });
    lastSeq = page.messages.at(-1)?.seq ?? lastSeq;
    if (page.has_more && page.messages.length > 0) continue;
    sockets.tell(socket, { type: "resumed", last_seq: lastSeq, status: page.status });
    sockets.tell(socket, { type: "handover", handover: page.handover });
    break;
  }
  const next = movedOn(memory);
  if (!next) return;
  sockets.move(socket, { ...memory, conversationId: next.conversationId });
  sockets.tell(socket, { type: "conversation", conversation_id: next.capability });
  await resume(thread, sockets, socket, 0, movedOn);
}

async function say(
  thread: ConversationCalls,
  sockets: ThreadSockets,
  socket: WebSocket,
  frame: { client_message_id: string; message_text: string },
): Promise<void> {
  const { client_message_id: clientMessageId, message_text: text } = frame;
  const outcome = await thread.say({
    ...sockets.memoryOf(socket),
    capability: null,
    text,
    clientMessageId,
  });
  if ("refused" in outcome) {
    sockets.tell(socket, { ...errorFrame(outcome), client_message_id: clientMessageId });
    return;
  }
  const { sent } = outcome;
  sockets.tell(socket, { type: "sent", client_message_id: clientMessageId, sent });
}

function errorFrame(refusal: Refusal) {
  const code: ErrorCode = refusal.refused;
  return {
    type: "error" as const,
    error: { code, message: sentenceFor(code), request_id: crypto.randomUUID() },
    ...(refusal.retryAfterS === undefined ? {} : { retry_after_s: refusal.retryAfterS }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
