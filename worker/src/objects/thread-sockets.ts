import { PING, PONG, type ServerFrame } from "../../../contracts/socket-frames.ts";
import { isAlive } from "../domain/inbox.ts";

/** What a socket must remember itself, because the object sleeps and forgets. */
export interface SocketMemory {
  readonly widgetKey: string;
  readonly conversationId: string;
}

/** The visitor's open tabs, as a thread sees them. */
export interface Tabs {
  isAnyOpen(): boolean;
  /** Whether one of them, whose other end is there as far as is known, shows this conversation. */
  isShown(conversationId: string): boolean;
  tellAll(conversationId: string, frame: ServerFrame): void;
  /** From now on the tabs show another conversation of the thread. */
  moveAll(conversation: SocketMemory): void;
}

/** The open sockets of one thread: the tabs of one visitor. */
export class ThreadSockets implements Tabs {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
    // Answered by the platform. If we answered ourselves, every open tab would wake this object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  accept(socket: WebSocket, memory: SocketMemory): void {
    this.#ctx.acceptWebSocket(socket);
    socket.serializeAttachment(memory);
  }

  memoryOf(socket: WebSocket): SocketMemory {
    // Set by accept() and moveAll() alone.
    return socket.deserializeAttachment() as SocketMemory;
  }

  tell(socket: WebSocket, frame: ServerFrame): void {
    try {
      socket.send(JSON.stringify(frame));
    } catch {
      // Closed meanwhile: it will come back and resume from its last seq.
    }
  }

  /** Tells the tabs that show this conversation; one that shows an older one cannot tell them apart. */
  tellAll(conversationId: string, frame: ServerFrame, except?: WebSocket): void {
    for (const socket of this.#ctx.getWebSockets()) {
      const isOfIt = this.memoryOf(socket).conversationId === conversationId;
      if (isOfIt && socket !== except) this.tell(socket, frame);
    }
  }

  /** Answers a visitor's closing; the code that came may be one that must not be sent. */
  close(socket: WebSocket): void {
    try {
      socket.close(1000);
    } catch {
      // It is closed already.
    }
  }

  isAnyOpen(): boolean {
    return this.#ctx.getWebSockets().length > 0;
  }

  isShown(conversationId: string): boolean {
    return this.#ctx
      .getWebSockets()
      .some(
        (socket) =>
          this.memoryOf(socket).conversationId === conversationId && this.#isAlive(socket),
      );
  }

  #isAlive(socket: WebSocket): boolean {
    const pinged = this.#ctx.getWebSocketAutoResponseTimestamp(socket);
    return isAlive(pinged?.getTime() ?? null, Date.now());
  }

  /** The thread goes on in another conversation. */
  moveAll(memory: SocketMemory): void {
    for (const socket of this.#ctx.getWebSockets()) this.move(socket, memory);
  }

  move(socket: WebSocket, memory: SocketMemory): void {
    socket.serializeAttachment(memory);
  }
}
