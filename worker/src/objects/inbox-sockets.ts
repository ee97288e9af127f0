import type { InboxFrame } from "../../../contracts/inbox-frames.ts";
import { PING, PONG } from "../../../contracts/socket-frames.ts";
import { isAlive, type Tab } from "../domain/inbox.ts";

/** What a socket must remember itself, because the object sleeps and forgets. */
export interface TabMemory extends Tab {
  readonly sessionId: number;
  /** Has been given what it asked to resume with: from then on events reach it as they come. */
  readonly isLevel: boolean;
}

/** More than anybody has open on purpose; beyond, the oldest of a user's goes. */
const TABS_MAX = 20;
/** Codes of closing that are ours to give (RFC 6455 §7.4). */
const GOING_AWAY = 1001;
const POLICY = 1008;
export const SIGNED_OUT = 4401;

/** The dashboards that are open. */
export class InboxSockets {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  accept(socket: WebSocket, memory: TabMemory): void {
    const own = this.open().filter((other) => this.memoryOf(other).userId === memory.userId);
    // In the order in which they were accepted.
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - TABS_MAX))) {
      this.close(oldest, POLICY, "too many tabs");
    }
    this.#ctx.acceptWebSocket(socket);
    socket.serializeAttachment(memory);
  }

  memoryOf(socket: WebSocket): TabMemory {
    // Set by accept() and remember() alone.
    return socket.deserializeAttachment() as TabMemory;
  }

  remember(socket: WebSocket, change: Partial<TabMemory>): void {
    socket.serializeAttachment({ ...this.memoryOf(socket), ...change });
  }

  /** Those whose other end is there, as far as is known. */
  open(nowMs = Date.now()): WebSocket[] {
    return this.#ctx
      .getWebSockets()
      .filter((socket) => socket.readyState === WebSocket.OPEN && this.#isAlive(socket, nowMs));
  }

  tabs(): TabMemory[] {
    return this.open().map((socket) => this.memoryOf(socket));
  }

  tell(socket: WebSocket, ...frames: readonly InboxFrame[]): void {
    for (const frame of frames) send(socket, JSON.stringify(frame));
  }

  /** Tells all that are level; the others are given it when they resume. */
  tellAll(...frames: readonly InboxFrame[]): void {
    if (frames.length === 0) return;
    const texts = frames.map((frame) => JSON.stringify(frame));
    for (const socket of this.open()) {
      if (!this.memoryOf(socket).isLevel) continue;
      for (const text of texts) send(socket, text);
    }
  }

  /** Those that have fallen silent. */
  closeLost(nowMs: number): WebSocket[] {
    const lost = this.#ctx.getWebSockets().filter((socket) => !this.#isAlive(socket, nowMs));
    for (const socket of lost) this.close(socket, GOING_AWAY, "no ping");
    return lost;
  }

  close(socket: WebSocket, code: number, reason: string): void {
    try {
      socket.close(code, reason);
    } catch {
      // It is closed already.
    }
  }

  #isAlive(socket: WebSocket, nowMs: number): boolean {
    const pinged = this.#ctx.getWebSocketAutoResponseTimestamp(socket);
    return isAlive(pinged?.getTime() ?? null, nowMs);
  }
}

function send(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // Closed meanwhile: it will come back and resume from its last seq.
  }
}
