interface Flight<Value> {
  readonly landing: Promise<Value>;
  readonly startedAtMs: number;
}

/**
 * Reads under way: however many ask for a key at once, one goes and all are given what it brings.
 *
 * The platform cuts off what a request began some time after that request has ended. Such a read
 * never lands, so one that has been out for too long is given up, or its key would wait for ever.
 */
export class Flights<Value> {
  readonly #underWay = new Map<string, Flight<Value>>();
  readonly #landsWithinMs: number;

  constructor(landsWithinMs: number) {
    this.#landsWithinMs = landsWithinMs;
  }

  join(key: string, nowMs: number, begin: () => Promise<Value>): Promise<Value> {
    const known = this.#underWay.get(key);
    if (known && this.#isOut(known, nowMs)) return known.landing;
    const landing = begin().finally(() => {
      if (this.#underWay.get(key)?.landing === landing) this.#underWay.delete(key);
    });
    this.#underWay.set(key, { landing, startedAtMs: nowMs });
    return landing;
  }

  /** How many are out now, whatever their key. */
  count(nowMs: number): number {
    for (const [key, flight] of this.#underWay) {
      if (!this.#isOut(flight, nowMs)) this.#underWay.delete(key);
    }
    return this.#underWay.size;
  }

  #isOut(flight: Flight<Value>, nowMs: number): boolean {
    return nowMs - flight.startedAtMs < this.#landsWithinMs;
  }
}
