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

/**
 * The daily budget of one widget's model. All its conversations ask this one object, one after the
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

  #today(): DayBudget {
    return onDay(this.ctx.storage.kv.get<DayBudget>(KEY) ?? null, dayOf(Date.now()));
  }
}
