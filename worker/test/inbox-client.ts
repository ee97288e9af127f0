import type {
  ConversationMessage,
  ConversationSummary,
} from "../../contracts/admin/conversations.ts";
import { INBOX_PROTOCOL, InboxFrame } from "../../contracts/inbox-frames.ts";
import { PONG } from "../../contracts/socket-frames.ts";
import { INBOX_HEADERS, type InboxNews, inboxName } from "../src/objects/inbox-calls.ts";
import { testEnv } from "./thread-client.ts";

let clientsMade = 0;
let newsMade = 0;

/** The Inbox of a client that no other test has. */
export function freshInbox() {
  clientsMade += 1;
  return inboxNamed(inboxName(1_000_000 + clientsMade));
}

export function inboxNamed(name: string) {
  const { INBOXES } = testEnv;
  return INBOXES.get(INBOXES.idFromName(name));
}

interface TestUser {
  readonly id?: number;
  readonly name?: string;
  readonly counts?: boolean;
  readonly sessionId?: number;
}

/** A dashboard's tab at an Inbox, as the route would have let it in. */
export async function openTab(
  inbox: ReturnType<typeof inboxNamed>,
  { id = 1, name = "Jane", counts = true, sessionId = 1 }: TestUser = {},
) {
  const response = await inbox.fetch("https://inbox/socket", {
    headers: {
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": INBOX_PROTOCOL,
      [INBOX_HEADERS.userId]: String(id),
      [INBOX_HEADERS.userName]: encodeURIComponent(name),
      [INBOX_HEADERS.sessionId]: String(sessionId),
      [INBOX_HEADERS.counts]: String(counts),
    },
  });
  return listenTo(response);
}

/** What a socket hears, and a way to wait for it. */
export function listenTo(response: Response) {
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const heard: InboxFrame[] = [];
  const waiting: (() => void)[] = [];
  const closed = Promise.withResolvers<number>();
  socket.addEventListener("message", ({ data }) => {
    if (data === PONG) return;
    heard.push(InboxFrame.parse(JSON.parse(String(data))));
    for (const wake of waiting.splice(0)) wake();
  });
  socket.addEventListener("close", ({ code }) => closed.resolve(code));
  socket.accept();

  /** The first frames of a type that fit, in the order in which they came. */
  async function hear<Type extends InboxFrame["type"]>(
    type: Type,
    count = 1,
    fits: (frame: Extract<InboxFrame, { type: Type }>) => boolean = () => true,
  ) {
    for (;;) {
      const ofType = heard.filter((frame) => frame.type === type);
      const frames = (ofType as Extract<InboxFrame, { type: Type }>[]).filter(fits); // By the line above.
      if (frames.length >= count) return frames;
      await new Promise<void>((wake) => waiting.push(wake));
    }
  }

  const send = (frame: object) => socket.send(JSON.stringify(frame));

  /** Level with the Inbox; the answer to `resume`. */
  async function resume(afterSeq: number | null = null) {
    const before = heard.filter(({ type }) => type === "resumed").length;
    send({ type: "resume", after_seq: afterSeq });
    const resumed = (await hear("resumed", before + 1)).at(-1);
    if (!resumed) throw new Error("a frame that came is there");
    return resumed;
  }

  const seqs = () => heard.flatMap((frame) => (frame.type === "event" ? [frame.seq] : []));

  return { socket, heard, hear, send, resume, seqs, closed: closed.promise };
}

export function makeSummary(overrides: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id: crypto.randomUUID(),
    widget_id: 1,
    widget_name: "Front door",
    client_id: 1,
    client_name: "Clinic",
    client_timezone: "UTC",
    visitor_name: null,
    visitor_email: null,
    is_verified: false,
    verified_as: null,
    status: "active",
    is_spam: false,
    lead_captured: false,
    lead_id: null,
    message_count: 0,
    satisfaction_rating: null,
    last_message: null,
    last_message_at: null,
    started_at: new Date().toISOString(),
    handover_phase: "bot",
    waiting_since: null,
    claimed_by: null,
    claimer_name: null,
    assigned_to: null,
    assignee_name: null,
    ...overrides,
  };
}

/** A conversation object's id that nobody has. */
export function someObjectId(): string {
  return testEnv.CONVERSATIONS.newUniqueId().toString();
}

/** What is made later was told later. */
function nextOrder(): number {
  newsMade += 1;
  return newsMade;
}

/** News of a conversation's message, with the row that follows from it. */
export function saying(summary: ConversationSummary, seq: number, text = `message ${seq}`) {
  const created_at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();
  const message: ConversationMessage = {
    id: crypto.randomUUID(),
    seq,
    message_type: "user",
    message_text: text,
    sender_name: null,
    confidence_score: null,
    response_time_ms: null,
    was_helpful: null,
    feedback_text: null,
    is_from_agent: false,
    event: null,
    entry: null,
    created_at,
  };
  const row = { message_count: seq, last_message: text, last_message_at: created_at };
  return {
    type: "message",
    objectId: someObjectId(),
    summary: { ...summary, ...row },
    order: nextOrder(),
    message,
  } satisfies InboxNews;
}

export function standing(summary: ConversationSummary) {
  return {
    type: "conversation",
    objectId: someObjectId(),
    summary,
    order: nextOrder(),
  } satisfies InboxNews;
}
