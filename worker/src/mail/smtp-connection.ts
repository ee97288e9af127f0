const ENCODER = new TextEncoder();
/** No answer of a mail server is longer. */
const ANSWER_CHARS_MAX = 16_384;
const LAST_LINE = /^\d{3}(?: |$)/;

export interface SmtpAnswer {
  readonly code: number;
  /** All its lines, without the codes. */
  readonly text: string;
}

/** What `connect` of `cloudflare:sockets` gives, as far as it is used. */
export interface SmtpSocket {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  close(): Promise<void>;
}

/** Lines to a mail server, and its answers, each within a time. A server that hangs up is an error. */
export class SmtpConnection {
  readonly #socket: SmtpSocket;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #timeoutMs: number;
  #unread = "";

  constructor(socket: SmtpSocket, timeoutMs: number) {
    this.#socket = socket;
    this.#reader = socket.readable.getReader();
    this.#writer = socket.writable.getWriter();
    this.#timeoutMs = timeoutMs;
  }

  /** The answer to a line; without one, what the server says by itself. */
  async ask(line?: string): Promise<SmtpAnswer> {
    return this.#inTime(async () => {
      if (line !== undefined) await this.#writer.write(ENCODER.encode(`${line}\r\n`));
      return this.#readAnswer();
    });
  }

  /** Never throws: what was sent was sent. */
  async close(): Promise<void> {
    try {
      await this.#inTime(() => this.#writer.write(ENCODER.encode("QUIT\r\n")));
      await this.#socket.close();
    } catch {
      // The server hung up first.
    }
  }

  async #readAnswer(): Promise<SmtpAnswer> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#readLine();
      lines.push(line.slice(4));
      if (LAST_LINE.test(line)) return { code: Number(line.slice(0, 3)), text: lines.join("\n") };
    }
  }

  async #readLine(): Promise<string> {
    for (;;) {
      const end = this.#unread.indexOf("\n");
      if (end !== -1) {
        const line = this.#unread.slice(0, end).replace(/\r$/, "");
        this.#unread = this.#unread.slice(end + 1);
        return line;
      }
      const { value, done } = await this.#reader.read();
      if (done) throw new Error("The mail server hung up.");
      this.#unread += this.#decoder.decode(value, { stream: true });
      if (this.#unread.length > ANSWER_CHARS_MAX)
        throw new Error("The mail server talks too much.");
    }
  }

  async #inTime<Value>(work: () => Promise<Value>): Promise<Value> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error("The mail server did not answer in time.")),
        this.#timeoutMs,
      );
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
