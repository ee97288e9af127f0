export interface Times {
  readonly firstWordMs: number;
  /** From now to the end. */
  readonly leftMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Two clocks and a way to stop early, held against promises that may never settle. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #timers: readonly ReturnType<typeof setTimeout>[];
  readonly #aborted: Promise<never>;
  #reason: "too_slow" | "hurried" | null = null;

  constructor({ firstWordMs, leftMs, signal }: Times) {
    const tooSlow = () => this.#end("too_slow");
    this.#timers = [setTimeout(tooSlow, firstWordMs), setTimeout(tooSlow, leftMs)];
    this.#aborted = new Promise((_resolve, reject) => {
      this.signal.addEventListener("abort", () => reject(this.signal.reason));
    });
    this.#aborted.catch(() => undefined);
    const hurried = () => this.#end("hurried");
    if (signal.aborted) hurried();
    else signal.addEventListener("abort", hurried, { once: true, signal: this.signal });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it ended before its time; null while it has not. */
  reason(): "too_slow" | "hurried" | null {
    return this.#reason;
  }

  hold<Value>(promise: Promise<Value>): Promise<Value> {
    return Promise.race([promise, this.#aborted]);
  }

  firstWordCame(): void {
    clearTimeout(this.#timers[0]);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#controller.abort();
  }

  #end(reason: "too_slow" | "hurried"): void {
    this.#reason ??= reason;
    this.#controller.abort(new Error(reason));
  }
}
