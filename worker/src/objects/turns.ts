/**
 * Work that awaits something and must still be done one after the other, in the order in which it
 * came. Each is given a signal that tells it to come to its end.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waitingCount = 0;
  #hurry = new AbortController();

  get isBusy(): boolean {
    return this.#waitingCount > 0;
  }

  take<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    this.#waitingCount += 1;
    const { signal } = this.#hurry;
    const turn = this.#last
      .then(() => work(signal))
      .finally(() => {
        this.#waitingCount -= 1;
      });
    // One that fails does not take the next ones with it.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Lets all that came before end as soon as it can. */
  hurry(): void {
    this.#hurry.abort();
    this.#hurry = new AbortController();
  }

  /** The same, and waits for it. */
  async finish(): Promise<void> {
    this.hurry();
    await this.#last;
  }
}
