import { forgetAtMs, idleAtMs } from "../domain/conversation.ts";
import { handoverDueAtMs } from "../domain/handover.ts";
import { computeNextAlarm, DELIVERY_QUIET_MS, deliveryDueAtMs } from "../domain/next-alarm.ts";
import { type DeliveryEnv, deliverOwed } from "../outbox/delivery.ts";
import type { NoticeSender } from "./notice-sender.ts";
import type { ThreadStorage } from "./thread-storage.ts";

/**
 * An object's one alarm: it delivers what is owed, sends the notices that are due, moves on who
 * answers, ends what is idle and forgets what is old.
 * Set it is as durable as a message; the copy in memory only spares setting it again.
 */
export class ThreadAlarm {
  readonly #platform: DurableObjectStorage;
  readonly #storage: ThreadStorage;
  readonly #env: DeliveryEnv;
  readonly #notices: NoticeSender;
  #setForMs: number | null = null;
  /** Whether somebody looks on: then what is owed does not wait for a quiet moment. */
  #isHurried = false;
  #delivery: Promise<void> = Promise.resolve();

  constructor(
    platform: DurableObjectStorage,
    storage: ThreadStorage,
    env: DeliveryEnv,
    notices: NoticeSender,
  ) {
    this.#platform = platform;
    this.#storage = storage;
    this.#env = env;
    this.#notices = notices;
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

  /** Delivers at once, unless a back-off is under way, which decides alone (I5). */
  async hurry(): Promise<void> {
    const { outbox } = this.#storage;
    if (outbox.retry() !== null || outbox.owed() === null) return;
    this.#isHurried = true;
    const nowMs = Date.now();
    if (this.#setForMs !== null && this.#setForMs <= nowMs) return;
    this.#setForMs = nowMs;
    await this.#platform.setAlarm(nowMs);
  }

  async ring(settle: () => void): Promise<void> {
    this.#setForMs = null;
    settle();
    const nowMs = Date.now();
    const dueAtMs = this.#deliveryDueAtMs();
    const isHurried = this.#isHurried && this.#storage.outbox.retry() === null;
    const isDue = dueAtMs !== null && (isHurried || dueAtMs <= nowMs);
    this.#isHurried = false;
    // Beside each other: mails do not wait for Postgres, nor it for them.
    await Promise.all([isDue && this.deliver(), this.#notices.sendDue(nowMs)]);
    if (await this.#forgetOld(Date.now())) return;
    await this.arm();
  }

  /** What is owed now is in Postgres afterwards, or was refused or not reached. */
  async deliver(): Promise<void> {
    const before = this.#delivery.catch(() => undefined);
    this.#delivery = before.then(() => deliverOwed(this.#env, this.#storage.outbox));
    await this.#delivery;
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
    return computeNextAlarm([
      this.#deliveryDueAtMs(),
      this.#storage.notices.nextDueAtMs(),
      current && idleAtMs(current),
      current && handoverDueAtMs(current),
      this.#storage.elsewhere.overAtMs(),
      ...forgets,
    ]);
  }

  /** True when nothing is left. What Postgres has not got is never forgotten. */
  async #forgetOld(nowMs: number): Promise<boolean> {
    for (const conversation of this.#storage.endedConversations()) {
      const atMs = forgetAtMs(conversation);
      if (atMs === null || atMs > nowMs || this.#storage.isOwed(conversation.id)) continue;
      this.#storage.transaction(() => this.#storage.forgetConversation(conversation.id));
    }
    const { outbox, notices, elsewhere } = this.#storage;
    const overAtMs = elsewhere.overAtMs();
    if (overAtMs !== null && overAtMs <= nowMs) elsewhere.forget();
    else if (overAtMs !== null) return false;
    if (this.#storage.currentConversation() || outbox.owed()) return false;
    if (notices.nextDueAtMs() !== null) return false;
    await this.#storage.deleteAll();
    return true;
  }
}
