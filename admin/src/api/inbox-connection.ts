import { INBOX_PROTOCOL, InboxFrame, type UserFrame } from "../../../contracts/inbox-frames.ts";
import { PING, PONG } from "../../../contracts/socket-frames.ts";

const PING_EVERY_MS = 20_000;
const WAIT_FIRST_MS = 500;
const WAIT_MAX_MS = 15_000;

export interface InboxPort {
  /** Where the socket is opened. */
  readonly address: string;
  lastSeq(): number | null;
  /** What the Inbox is told at once, before anything is asked. */
  firstFrames(): readonly UserFrame[];
  onFrame(frame: InboxFrame): void;
  onStatus(status: "connecting" | "live" | "offline", send: (frame: UserFrame) => void): void;
  isOnline(): boolean;
  random(): number;
}

/** Each failure doubles the wait, and chance spreads it: dashboards that a restart cut off all at once do not come back all at once. */
export function waitMs(failures: number, random: number): number {
  const ceilingMs = Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** failures);
  return ceilingMs / 2 + (random * ceilingMs) / 2;
}

/** Keeps a socket to the Inbox open until `close` is called, and says what comes. */
export class InboxConnection {
  readonly #port: InboxPort;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pings: ReturnType<typeof setInterval> | undefined;
  #failures = 0;
  #isClosed = false;

  constructor(port: InboxPort) {
    this.#port = port;
    this.#connect();
  }

  /** The network is said to be back, or the page is looked at again. */
  wake(): void {
    if (this.#isClosed || this.#socket?.readyState === WebSocket.OPEN) return;
    this.#failures = 0;
    this.#connect();
  }

  /** The network is said to be gone: an open socket would find out by its next ping only. */
  sleep(): void {
    if (this.#isClosed) return;
    this.#drop();
    this.#again();
  }

  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  #send = (frame: UserFrame): void => {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  };

  #say(status: "connecting" | "live"): void {
    const isOffline = status === "connecting" && !this.#port.isOnline();
    this.#port.onStatus(isOffline ? "offline" : status, this.#send);
  }

  #connect(): void {
    this.#drop();
    this.#say("connecting");
    const socket = new WebSocket(this.#port.address, INBOX_PROTOCOL);
    this.#socket = socket;
    let isAnswered = true;
    socket.onopen = () => {
      this.#send({ type: "resume", after_seq: this.#port.lastSeq() });
      for (const frame of this.#port.firstFrames()) this.#send(frame);
      this.#pings = setInterval(() => {
        // Half open: the network went away without a word.
        if (!isAnswered) this.#lost(socket);
        isAnswered = false;
        if (socket.readyState === WebSocket.OPEN) socket.send(PING);
      }, PING_EVERY_MS);
    };
    socket.onmessage = ({ data }) => {
      isAnswered = true;
      if (this.#socket === socket) this.#take(data);
    };
    socket.onclose = () => this.#lost(socket);
  }

  #take(data: unknown): void {
    if (typeof data !== "string" || data === PONG) return;
    const frame = InboxFrame.safeParse(JSON.parse(data));
    // A newer Worker may say what this page does not know yet; the rest of what it says stays true.
    if (!frame.success) return;
    this.#port.onFrame(frame.data);
    if (frame.data.type !== "resumed") return;
    this.#failures = 0;
    this.#say("live");
  }

  /** Not waited for: a socket that is closed over a dead network says so half a minute later. */
  #lost(socket: WebSocket): void {
    if (this.#socket !== socket || this.#isClosed) return;
    this.#drop();
    this.#again();
  }

  #again(): void {
    this.#say("connecting");
    this.#timer = setTimeout(() => this.#connect(), waitMs(this.#failures, this.#port.random()));
    this.#failures += 1;
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#timer);
    clearInterval(this.#pings);
    socket?.close();
  }
}
