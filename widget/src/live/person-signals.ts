import type { VisitorFrame } from "../../../contracts/socket-frames.ts";
import { guarded } from "../shared/guarded.ts";

const TYPING_AGAIN_MS = 2_500;
const TYPING_ENDS_MS = 4_000;

/** Tells the person at the other end that the visitor writes, and how far they have read. */
export class PersonSignals {
  private _send: (frame: VisitorFrame) => boolean;
  private _toldAtMs = 0;
  private _readSeq = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (frame: VisitorFrame) => boolean) {
    this._send = send;
  }

  /** At every keystroke; told again now and then, and over once there is none for a while. */
  typed(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(
      guarded(() => this.paused()),
      TYPING_ENDS_MS,
    );
    if (Date.now() - this._toldAtMs < TYPING_AGAIN_MS) return;
    this._toldAtMs = Date.now();
    this._send({ type: "typing", is_typing: true });
  }

  paused(): void {
    clearTimeout(this._timer);
    if (this._toldAtMs) this._send({ type: "typing", is_typing: false });
    this._toldAtMs = 0;
  }

  read(seq: number): void {
    if (seq > this._readSeq && this._send({ type: "read", seq })) this._readSeq = seq;
  }

  /** The numbers begin again. */
  forget(): void {
    this.paused();
    this._readSeq = 0;
  }
}
