import net from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const CHUNKS_END = Buffer.from("0\r\n\r\n");

/**
 * One keep-alive connection that knows just enough HTTP/1.1 to send a request and tell when its
 * answer is complete: Node's own client would cost more than the servers that it is to measure.
 */
export class HttpConnection {
  readonly #socket: net.Socket;
  #received: Buffer = Buffer.alloc(0);
  #done: ((status: number) => void) | null = null;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    // A lost connection is an answer too: status 0.
    socket.on("error", () => this.#finish(0));
    socket.on("close", () => this.#finish(0));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new HttpConnection(socket));
      });
    });
  }

  /** `done` is called with the status once the whole answer is there. */
  send(request: Buffer, done: (status: number) => void): void {
    this.#done = done;
    if (this.#socket.destroyed) this.#finish(0);
    else this.#socket.write(request);
  }

  close(): void {
    this.#done = null;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString("latin1", 0, headEnd);
    if (!isComplete(head, this.#received, headEnd + HEAD_END.length)) return;
    this.#received = Buffer.alloc(0);
    // "HTTP/1.1 200 OK"
    this.#finish(Number(head.slice(9, 12)));
  }

  #finish(status: number): void {
    const done = this.#done;
    this.#done = null;
    done?.(status);
  }
}

function isComplete(head: string, received: Buffer, bodyStart: number): boolean {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return received.length >= bodyStart + Number(length);
  // Nothing is pipelined, and JSON holds no bare CR LF, so the last chunk's mark ends the answer.
  return received.subarray(-CHUNKS_END.length).equals(CHUNKS_END);
}
