import { forgetAtMs, idleAtMs } from "../domain/conversation.ts";
import { computeNextAlarm, DELIVERY_QUIET_MS, deliveryDueAtMs } from "../domain/next-alarm.ts";
import { deliverOwed } from "../outbox/delivery.ts";
import type { DatabaseEnv } from "../store/database.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/**
 * An object's one alarm: it delivers what is owed, ends what is idle and forgets what is old.
 * Set it is as durable as a message; the copy in memory only spares setting it again.
 */
export class ThreadAlarm {
  readonly #platform: DurableObjectStorage;
  readonly #storage: ThreadStorage;
  readonly #env: DatabaseEnv;
  #setForMs: number | null = null;
  #delivery: Promise<void> = Promise.resolve();

  constructor(platform: DurableObjectStorage, storage: ThreadStorage, env: DatabaseEnv) {
    this.#platform = platform;
    this.#storage = storage;
    this.#env = env;
  }

  /** Called when the object wakes, before anything else may happen. */
  async wake(): Promise<void> {
    this.#setForMs = await this.#platform.getAlarm();
  }

  /** Makes sure that the alarm rings when it is next needed. Cheap when it already will. */
  async arm(): Promise<void> {
    if (this.#setForMs !== null && this.#setForMs <= Date.now() + DELIVERY_QUIET_MS) return;
    const nextMs = this.#nextMs();
    if (nextMs === null || (this.#setForMs !== null && this.#setForMs <= nextMs)) return;
    this.#setForMs = nextMs;
    await this.#platform.setAlarm(nextMs);
  }

  async ring(endIdle: () => void): Promise<void> {
    this.#setForMs = null;
    endIdle();
    const dueAtMs = this.#deliveryDueAtMs();
    if (dueAtMs !== null && dueAtMs <= Date.now()) {
      this.#delivery = deliverOwed(this.#env, this.#storage.outbox);
      await this.#delivery;
    }
    if (await this.#forgetOld(Date.now())) return;
    await this.arm();
  }

  /** Resolves when no delivery is under way: what one brings then stands in Postgres, or is owed still. */
  async finishDelivery(): Promise<void> {
    // How it went is told to the ring that began it.
    await this.#delivery.catch(() => undefined);
  }

  #deliveryDueAtMs(): number | null {
    return deliveryDueAtMs(
      this.#storage.outbox.owed(),
      this.#storage.outbox.retry()?.retryAtMs ?? null,
    );
  }

  #nextMs(): number | null {
    const current = this.#storage.currentConversation();
    // What is still owed waits for its delivery, whose ring forgets it: a moment that has passed
    // would ring at once, again and again.
    const forgets = this.#storage
      .endedConversations()
      .filter(({ id }) => !this.#storage.isOwed(id))
      .map(forgetAtMs);
    return computeNextAlarm([this.#deliveryDueAtMs(), current && idleAtMs(current), ...forgets]);
  }

  /** True when nothing is left. What Postgres has not got is never forgotten. */
  async #forgetOld(nowMs: number): Promise<boolean> {
    for (const conversation of this.#storage.endedConversations()) {
      const atMs = forgetAtMs(conversation);
      if (atMs === null || atMs > nowMs || this.#storage.isOwed(conversation.id)) continue;
      this.#storage.transaction(() => this.#storage.forgetConversation(conversation.id));
    }
    if (this.#storage.currentConversation() || this.#storage.outbox.owed()) return false;
    await this.#storage.deleteAll();
    return true;
  }
}
