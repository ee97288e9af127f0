import { PING, PONG, type ServerFrame } from "../../../contracts/socket-frames.ts";

/** What a socket must remember itself, because the object sleeps and forgets. */
export interface SocketMemory {
  readonly widgetKey: string;
  readonly conversationId: string;
}

/** The open sockets of one thread: the tabs of one visitor. */
export class ThreadSockets {
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

  tellAll(frame: ServerFrame, except?: WebSocket): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (socket !== except) this.tell(socket, frame);
    }
  }

  isAnyOpen(): boolean {
    return this.#ctx.getWebSockets().length > 0;
  }

  /** The thread goes on in another conversation. */
  moveAll(memory: SocketMemory): void {
    for (const socket of this.#ctx.getWebSockets()) socket.serializeAttachment(memory);
  }
}
