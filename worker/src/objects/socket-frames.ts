import type { ErrorCode } from "../../../contracts/errors.ts";
import type { VisitorSigns } from "../../../contracts/guard.ts";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { SOCKET_PROTOCOL, VisitorFrame } from "../../../contracts/socket-frames.ts";
import type { Conversation } from "../domain/conversation.ts";
import { sentenceFor } from "../errors.ts";
import type { ConversationCalls, Refusal } from "./conversation-calls.ts";
import type { HandingOver } from "./handing-over.ts";
import type { InboxWhisper } from "./inbox-calls.ts";
import type { InboxDesk } from "./inbox-desk.ts";
import type { SocketMemory, ThreadSockets } from "./thread-sockets.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/** Codes of closing that are ours to give (RFC 6455 §7.4). */
const TOO_BIG = 1009;
/** Of typing and reading, far more than a person's tab tells; what goes beyond is not heard. */
const SIGNS_MAX = 40;
const SIGNS_WINDOW_MS = 10_000;
/** That somebody is still typing is worth repeating to dashboards no more often. */
const TYPING_AGAIN_MS = 2_000;

interface Pace {
  readonly sinceMs: number;
  readonly signs: number;
  /** What dashboards were last told of its typing, and when. */
  readonly isTyping: boolean;
  readonly typingAtMs: number;
}

/** Lost with the object's sleep, which nobody who sends too much lets it have. */
const paces = new WeakMap<WebSocket, Pace>();

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
    case "read":
      if (!isTooMuch(socket)) sign(parts, socket, conversationId, heard);
      return;
  }
}

/** A visitor types, or has read: no further than there is anything. */
function sign(
  parts: FrameParts,
  socket: WebSocket,
  conversationId: string,
  heard: Extract<VisitorFrame, { type: "typing" | "read" }>,
): void {
  const { sockets, storage, handingOver } = parts;
  const conversation = storage.findConversation(conversationId);
  if (!conversation) return;
  if (heard.type === "typing") {
    sockets.tellAll(conversationId, { ...heard, party: "visitor" }, socket);
    whisperTyping(parts, socket, conversation, heard.is_typing);
    return;
  }
  const seq = Math.min(heard.seq, conversation.lastSeq);
  if (seq === 0) return;
  sockets.tellAll(conversationId, { type: "read", seq, party: "visitor" }, socket);
  handingOver.visitorRead(conversationId, seq, Date.now());
  whisper(parts, conversation, { type: "read", conversationId, seq });
}

function whisperTyping(
  parts: FrameParts,
  socket: WebSocket,
  conversation: Conversation,
  isTyping: boolean,
): void {
  const pace = paces.get(socket);
  const nowMs = Date.now();
  const isSame = pace?.isTyping === isTyping;
  if (isSame && nowMs - pace.typingAtMs < TYPING_AGAIN_MS) return;
  const isTold = whisper(parts, conversation, {
    type: "typing",
    conversationId: conversation.id,
    isTyping,
  });
  if (pace && isTold) paces.set(socket, { ...pace, isTyping, typingAtMs: nowMs });
}

/** Only where a user answers, or may: nobody else looks on. Whether that is so. */
function whisper(
  { desk }: FrameParts,
  { clientId, handover }: Conversation,
  whispered: InboxWhisper,
): boolean {
  const { phase } = handover;
  if (phase !== "claimed" && phase !== "waiting") return false;
  desk.whisper(clientId, whispered);
  return true;
}

function isTooMuch(socket: WebSocket): boolean {
  const nowMs = Date.now();
  const pace = paces.get(socket);
  const isFresh = !pace || nowMs - pace.sinceMs >= SIGNS_WINDOW_MS;
  const signs = isFresh ? 1 : pace.signs + 1;
  const { isTyping = false, typingAtMs = 0 } = pace ?? {};
  paces.set(socket, { sinceMs: isFresh ? nowMs : pace.sinceMs, signs, isTyping, typingAtMs });
  return signs > SIGNS_MAX;
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
  frame: {
    client_message_id: string;
    message_text: string;
    signs?: VisitorSigns | null | undefined;
  },
): Promise<void> {
  const { client_message_id: clientMessageId, message_text: text } = frame;
  const outcome = await thread.say({
    ...sockets.memoryOf(socket),
    capability: null,
    text,
    clientMessageId,
    signs: frame.signs ?? null,
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
    error: {
      code,
      message: sentenceFor(code),
      request_id: crypto.randomUUID(),
      ...detailsOf(refusal),
    },
    ...(refusal.retryAfterS === undefined ? {} : { retry_after_s: refusal.retryAfterS }),
  };
}

function detailsOf({ details }: Refusal) {
  return details === undefined ? {} : { details };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
