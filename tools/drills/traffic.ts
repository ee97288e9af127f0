import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Ledger } from "./ledger.ts";
import { type Phase, PhaseRecord } from "./phase-record.ts";
import { Visitor } from "./visitor.ts";
import { visitorCalls } from "./visitor-calls.ts";

/** The seeded widgets that let every visitor in. */
export const WIDGET_KEYS = [
  "wtfu_00000000000000000000000000000001",
  "wtfu_00000000000000000000000000000002",
] as const;

export interface TrafficOptions {
  readonly workerUrl: string;
  /** How many are there at any moment; whoever leaves is followed by another. */
  readonly visitors: number;
  /** Longest pause between two acts of a visitor. */
  readonly pauseMaxMs: number;
  /** How likely a send without an answer is never tried again. */
  readonly giveUpShare: number;
  /** How long a visitor tries one call again before the run is a failure. */
  readonly patienceMs: number;
}

/** Visitors who come, ask, judge, leave their details, write on, and go. */
export class Traffic {
  readonly ledger = new Ledger();
  readonly #options: TrafficOptions;
  readonly #phases: PhaseRecord[] = [];
  readonly #running: Promise<void>[];
  #isOpen = true;
  #visitors = 0;
  #failure: unknown;

  constructor(options: TrafficOptions, firstPhase: string) {
    this.#options = options;
    this.beginPhase(firstPhase);
    this.#running = Array.from({ length: options.visitors }, () => this.#keepComing());
  }

  get visitors(): number {
    return this.#visitors;
  }

  /** From now on requests are booked under another name. */
  beginPhase(name: string): void {
    this.#phases.push(new PhaseRecord(name));
  }

  phases(): Phase[] {
    return this.#phases.map((record) => record.summary());
  }

  /** Lets nobody in any more, and waits until the last visitor has been answered. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure;
  }

  async #keepComing(): Promise<void> {
    await this.#pause();
    try {
      while (this.#isOpen) await this.#visit();
    } catch (error) {
      this.#failure = error;
    }
  }

  async #visit(): Promise<void> {
    const visitor = this.#letIn();
    await visitor.start();
    for (let asked = between(2, 6); asked > 0 && this.#isOpen; asked -= 1) {
      await this.#pause();
      await visitor.say();
    }
    if (Math.random() < 0.5) await visitor.giveFeedback(between(0, 2));
    if (Math.random() < 0.6) return;
    await this.#pause();
    await visitor.captureLead(null);
    if (Math.random() < 0.3) await visitor.captureLead("+13125550100");
    if (Math.random() < 0.5) return;
    await this.#pause();
    await visitor.say();
  }

  #letIn(): Visitor {
    this.#visitors += 1;
    const { workerUrl, giveUpShare, patienceMs } = this.#options;
    const widgetKey = WIDGET_KEYS[this.#visitors % WIDGET_KEYS.length] ?? WIDGET_KEYS[0];
    const calls = visitorCalls(workerUrl, widgetKey, (durationMs, complaint) =>
      this.#phases.at(-1)?.add(durationMs, complaint),
    );
    return new Visitor({
      calls,
      ledger: this.ledger,
      widgetKey,
      sessionId: randomBytes(16).toString("hex"),
      patienceMs,
      giveUpShare,
    });
  }

  /** Nobody lingers once the doors are closed. */
  async #pause(): Promise<void> {
    if (this.#isOpen) await delay(Math.random() * this.#options.pauseMaxMs);
  }
}

function between(least: number, most: number): number {
  return least + Math.floor(Math.random() * (most - least + 1));
}
