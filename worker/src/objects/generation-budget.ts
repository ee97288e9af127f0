import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import {
  type DayBudget,
  dayOf,
  heldMicros,
  onDay,
  reserve,
  settle,
} from "../generation/day-budget.ts";
import type { Outcome } from "../generation/phrase.ts";

export interface DaySpending extends Omit<DayBudget, "held"> {
  readonly heldMicros: number;
}

const KEY = "day";
const CONVERSATIONS_KEY = "conversations";

interface DayConversations {
  /** Of the client's calendar. */
  readonly day: string;
  readonly count: number;
}

/**
 * What one widget may use up in a day: money for its model, and conversations. All its conversations ask this one object, one after the
 * other, and each sets the most aside that its call can cost: however many ask at once, the ceiling
 * is not passed.
 */
export class GenerationBudget extends DurableObject<Env> {
  /** An id to settle by, or null. Nothing awaits between load and save. */
  async reserve(micros: number, ceilingMicros: number): Promise<string | null> {
    const id = crypto.randomUUID();
    const { budget, isReserved } = reserve(this.#today(), id, micros, ceilingMicros);
    this.ctx.storage.kv.put(KEY, budget);
    return isReserved ? id : null;
  }

  async settle(id: string, costMicros: number | null, outcome: Outcome): Promise<void> {
    this.ctx.storage.kv.put(KEY, settle(this.#today(), id, costMicros, outcome));
  }

  async today(): Promise<DaySpending> {
    const { held, ...budget } = this.#today();
    return { ...budget, heldMicros: heldMicros({ ...budget, held }) };
  }

  /** Whether one more conversation may begin on that day; it then counts. */
  async takeConversation(day: string, countMax: number): Promise<boolean> {
    const known = this.ctx.storage.kv.get<DayConversations>(CONVERSATIONS_KEY);
    const count = known?.day === day ? known.count : 0;
    if (count >= countMax) return false;
    this.ctx.storage.kv.put(CONVERSATIONS_KEY, {
      day,
      count: count + 1,
    } satisfies DayConversations);
    return true;
  }

  #today(): DayBudget {
    return onDay(this.ctx.storage.kv.get<DayBudget>(KEY) ?? null, dayOf(Date.now()));
  }
}
