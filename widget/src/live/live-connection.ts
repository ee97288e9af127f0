import type { ServerFrame, VisitorFrame } from "../../../contracts/socket-frames.ts";
import { backoffMs } from "../panel/backoff.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import { toJson } from "../shared/to-json.ts";

/** `SOCKET_PROTOCOL`, `PING` of the contract: this room imports its types only. */
const PROTOCOL: typeof import("../../../contracts/socket-frames.ts").SOCKET_PROTOCOL = "wtfu.v1";
const PING: typeof import("../../../contracts/socket-frames.ts").PING = "ping";
const PING_EVERY_MS = 20_000;
const LIST_EVERY_MS = 5_000;
/** A socket that never opened this often is blocked somewhere: lists are asked for instead. */
const FAILURES_BEFORE_LISTS = 2;

export interface LivePort {
  readonly apiBase: string;
  conversationId(): string | null;
  levelSeq(): number;
  onFrame(frame: ServerFrame): void;
  /** Asks for what is new over HTTP; whether the API answered. */
  list(): Promise<boolean>;
}

function frameOf(data: unknown): ServerFrame | null {
  if (typeof data !== "string" || !data.startsWith("{")) return null;
  return JSON.parse(data);
}

/** Keeps a socket to the conversation while it is wanted, and lists where sockets are blocked. */
export class LiveConnection {
  private _port: LivePort;
  private _socket: WebSocket | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _pings: ReturnType<typeof setInterval> | undefined;
  private _failures = 0;
  private _isWanted = false;

  constructor(port: LivePort) {
    this._port = port;
  }

  start(): void {
    this._isWanted = true;
    if (!this._socket) this._connect();
  }

  /** Also while the page rests in the browser's back/forward cache, which an open socket forbids. */
  stop(): void {
    this._isWanted = false;
    this._drop();
  }

  /** The connection is said to be back, or the page is looked at again. */
  wake(): void {
    if (!this._isWanted || this._socket?.readyState === WebSocket.OPEN) return;
    this._failures = 0;
    this._connect();
  }

  /** Worth telling now or never; whether it could be told. */
  send(frame: VisitorFrame): boolean {
    const isOpen = this._socket?.readyState === WebSocket.OPEN;
    if (isOpen) this._socket?.send(toJson(frame));
    return isOpen;
  }

  private _connect(): void {
    this._drop();
    const id = this._port.conversationId();
    if (!id || !this._isWanted) return;
    const address = `${this._port.apiBase.replace(/^http/, "ws")}/socket`;
    let socket: WebSocket;
    try {
      socket = new WebSocket(address, [PROTOCOL, id]);
    } catch {
      inBackground(() => this._again());
      return;
    }
    this._socket = socket;
    this._listenTo(socket);
  }

  private _listenTo(socket: WebSocket): void {
    let isAnswered = true;
    socket.onopen = guarded(() => {
      this._failures = 0;
      socket.send(toJson({ type: "resume", after_seq: this._port.levelSeq() }));
      this._pings = setInterval(() => {
        // Half-open: the network went away without a word.
        if (!isAnswered) socket.close();
        isAnswered = false;
        if (socket.readyState === WebSocket.OPEN) socket.send(PING);
      }, PING_EVERY_MS);
    });
    socket.onmessage = guarded(({ data }: MessageEvent) => {
      isAnswered = true;
      const frame = frameOf(data);
      if (frame && this._socket === socket) this._port.onFrame(frame);
    });
    socket.onclose = guarded(() => {
      return this._socket === socket ? this._again() : undefined;
    });
  }

  private async _again(): Promise<void> {
    this._drop();
    const hasLists = this._failures >= FAILURES_BEFORE_LISTS && (await this._port.list());
    if (!this._isWanted || this._socket) return;
    const delayMs = hasLists ? LIST_EVERY_MS : backoffMs(this._failures, Math.random());
    this._failures += 1;
    clearTimeout(this._timer);
    this._timer = setTimeout(
      guarded(() => this._connect()),
      delayMs,
    );
  }

  private _drop(): void {
    const socket = this._socket;
    this._socket = null;
    clearTimeout(this._timer);
    clearInterval(this._pings);
    socket?.close();
  }
}
