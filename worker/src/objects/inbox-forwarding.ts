import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";
import {
  ALL_CLIENTS_INBOX,
  type InboxNews,
  type InboxWhisper,
  type Presence,
} from "./inbox-calls.ts";
import { withinLimit } from "./within-limit.ts";

const ATTEMPTS = 2;
const FORWARD_LIMIT_MS = 5_000;
/** While the Inbox of all clients is away, the newest are worth keeping. */
const PENDING_MAX = 500;

/** Passes on what a client's Inbox hears to the one of all clients, in order, while nobody waits. */
export class Forwarding {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #pending: InboxNews[] = [];
  #isSending = false;
  /** As far as is known; null after a sleep. */
  #isWatched: boolean | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
  }

  /** Whether somebody who looks at all clients is there, as of the last time that was heard. */
  get isWatched(): boolean {
    return this.#isWatched === true && !this.#isEnd();
  }

  news(news: readonly InboxNews[]): void {
    if (this.#isEnd() || news.length === 0) return;
    this.#pending.push(...news);
    const dropped = this.#pending.splice(0, Math.max(0, this.#pending.length - PENDING_MAX));
    if (dropped.length > 0) untold(new Error("more is pending than is kept"));
    if (!this.#isSending) this.#ctx.waitUntil(this.#send());
  }

  whisper(whisper: InboxWhisper): void {
    if (this.#isEnd() || this.#isWatched === false) return;
    this.#ctx.waitUntil(this.#all().whisper(whisper).catch(untold));
  }

  /** One batch after the other: what comes meanwhile goes with the next. */
  async #send(): Promise<void> {
    this.#isSending = true;
    while (this.#pending.length > 0) await this.#sendBatch(this.#pending.splice(0));
    this.#isSending = false;
  }

  async #sendBatch(batch: readonly InboxNews[]): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const told = this.#all().publish(batch);
      const presence = await withinLimit<Presence | null>(told, FORWARD_LIMIT_MS, null);
      if (presence) {
        this.#isWatched = presence.isWatched;
        return;
      }
    }
    // Its dashboards miss this until they read their lists anew.
    untold(new Error("the inbox of all clients was not reached"));
  }

  /** The Inbox of all clients passes nothing on. */
  #isEnd(): boolean {
    return this.#ctx.id.equals(this.#env.INBOXES.idFromName(ALL_CLIENTS_INBOX));
  }

  #all() {
    const { INBOXES } = this.#env;
    return INBOXES.get(INBOXES.idFromName(ALL_CLIENTS_INBOX));
  }
}

function untold(error: unknown): void {
  logWarning("inbox.not_forwarded", { error });
}
