import { type InboxFrame, UserFrame } from "../../../contracts/inbox-frames.ts";
import { BODY_BYTES_MAX } from "../../../contracts/limits.ts";
import { isComplete, RECENT_MS } from "../domain/inbox.ts";
import { sentenceFor } from "../errors.ts";
import type { ClaimerCalls } from "./inbox-claimers.ts";
import type { InboxSockets, TabMemory } from "./inbox-sockets.ts";
import type { InboxStorage } from "./inbox-storage.ts";

/** Codes of closing that are ours to give (RFC 6455 §7.4). */
const POLICY = 1008;
const TOO_BIG = 1009;
/** Far more than a person's dashboard sends. */
const FRAMES_MAX = 100;
const FRAMES_WINDOW_MS = 10_000;
/** That somebody is still typing is worth repeating no more often. */
const TYPING_AGAIN_MS = 2_000;

interface Pace {
  readonly sinceMs: number;
  readonly frames: number;
  readonly typingAtMs: number;
}

/** Hears what the dashboards send. What is not understood is answered in words and changes nothing. */
export class InboxFrames {
  readonly #storage: InboxStorage;
  readonly #sockets: InboxSockets;
  readonly #claimers: ClaimerCalls;
  /** Tells everybody's presence where it has changed; to the one given, in any case. */
  readonly #announce: (to?: WebSocket) => void;
  /** Lost with the object's sleep, which nobody who sends too much lets it have. */
  readonly #paces = new WeakMap<WebSocket, Pace>();

  constructor(
    storage: InboxStorage,
    sockets: InboxSockets,
    claimers: ClaimerCalls,
    announce: (to?: WebSocket) => void,
  ) {
    this.#storage = storage;
    this.#sockets = sockets;
    this.#claimers = claimers;
    this.#announce = announce;
  }

  hear(socket: WebSocket, data: string | ArrayBuffer): void {
    if (typeof data !== "string" || data.length > BODY_BYTES_MAX) {
      this.#sockets.close(socket, TOO_BIG, "frame too large");
      return;
    }
    if (this.#isTooMuch(socket)) {
      this.#sockets.close(socket, POLICY, "too many frames");
      return;
    }
    const frame = UserFrame.safeParse(parseJson(data));
    if (!frame.success) {
      this.#sockets.tell(socket, { type: "error", message: sentenceFor("bad_request") });
      return;
    }
    this.#act(socket, frame.data);
  }

  /** The tab is gone: nobody types in it any more. */
  leave(socket: WebSocket): void {
    this.#stopTyping(this.#sockets.memoryOf(socket));
  }

  #act(socket: WebSocket, frame: UserFrame): void {
    const memory = this.#sockets.memoryOf(socket);
    switch (frame.type) {
      case "resume":
        this.#resume(socket, frame.after_seq);
        break;
      case "available":
        if (memory.counts) this.#storage.setAvailable(memory.userId, frame.is_available);
        this.#announce();
        break;
      case "viewing":
        this.#view(socket, memory, frame.conversation_id);
        break;
      case "typing":
        this.#type(socket, memory, frame.conversation_id, frame.is_typing);
        break;
      case "read":
        this.#claimers.tellRead(memory, frame.conversation_id, frame.seq);
        break;
    }
  }

  #resume(socket: WebSocket, afterSeq: number | null): void {
    const reach = this.#storage.reach();
    const events =
      afterSeq === null
        ? this.#storage.since(Date.now() - RECENT_MS)
        : this.#storage.after(afterSeq);
    const resumed: InboxFrame = {
      type: "resumed",
      last_seq: reach.lastSeq,
      is_complete: afterSeq === null || isComplete(reach, afterSeq),
    };
    this.#sockets.tell(socket, ...events, resumed);
    this.#sockets.tell(socket, { type: "waiting", conversations: this.#storage.waiting() });
    this.#sockets.remember(socket, { isLevel: true });
    this.#announce(socket);
  }

  #view(socket: WebSocket, memory: TabMemory, viewing: string | null): void {
    if (memory.viewing !== viewing) this.#stopTyping(memory);
    const isTyping = memory.isTyping && memory.viewing === viewing;
    this.#sockets.remember(socket, { viewing, isTyping, viewedAtMs: Date.now() });
    this.#claimers.tellPresent([this.#sockets.memoryOf(socket)]);
    this.#announce();
  }

  #type(socket: WebSocket, memory: TabMemory, viewing: string, isTyping: boolean): void {
    const isSame = memory.viewing === viewing && memory.isTyping === isTyping;
    const pace = this.#paces.get(socket);
    const nowMs = Date.now();
    if (isSame && nowMs - (pace?.typingAtMs ?? 0) < TYPING_AGAIN_MS) return;
    if (pace) this.#paces.set(socket, { ...pace, typingAtMs: nowMs });
    if (memory.viewing !== viewing) this.#stopTyping(memory);
    this.#sockets.remember(socket, { viewing, isTyping, viewedAtMs: nowMs });
    this.#claimers.tellTyping(memory, viewing, isTyping);
    this.#announce();
  }

  #stopTyping(memory: TabMemory): void {
    if (memory.isTyping && memory.viewing) {
      this.#claimers.tellTyping(memory, memory.viewing, false);
    }
  }

  #isTooMuch(socket: WebSocket): boolean {
    const nowMs = Date.now();
    const pace = this.#paces.get(socket);
    const isFresh = !pace || nowMs - pace.sinceMs >= FRAMES_WINDOW_MS;
    const frames = isFresh ? 1 : pace.frames + 1;
    const sinceMs = isFresh ? nowMs : pace.sinceMs;
    this.#paces.set(socket, { sinceMs, frames, typingAtMs: pace?.typingAtMs ?? 0 });
    return frames > FRAMES_MAX;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
