import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { dayIn } from "../domain/wall-clock.ts";
import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";
import type { Refusal } from "./conversation-calls.ts";
import { withinLimit } from "./within-limit.ts";

/** Nobody waits longer than this to be let in. */
const ASK_LIMIT_MS = 1_500;

/** How many conversations a widget takes in a day of its client's calendar. */
export class DailyCeiling {
  readonly #env: Pick<Env, "GENERATION_BUDGETS">;

  constructor(env: Pick<Env, "GENERATION_BUDGETS">) {
    this.#env = env;
  }

  isSetFor({ rules }: WidgetSnapshot): boolean {
    return rules.dailyConversationsMax !== null;
  }

  /** Of a conversation that is about to begin. Nobody is refused while it cannot be counted. */
  async refuse(snapshot: WidgetSnapshot): Promise<Refusal | null> {
    const { dailyConversationsMax, contact, notices } = snapshot.rules;
    if (dailyConversationsMax === null) return null;
    const { GENERATION_BUDGETS } = this.#env;
    const budget = GENERATION_BUDGETS.get(
      GENERATION_BUDGETS.idFromName(snapshot.config.widget_key),
    );
    const day = dayIn(notices.clientTimezone, Date.now());
    const taken = budget.takeConversation(day, dailyConversationsMax);
    const isTaken = await withinLimit<boolean | null>(taken, ASK_LIMIT_MS, null);
    if (isTaken === null) logWarning("ceiling.not_asked", { widget_id: snapshot.widgetId });
    return isTaken === false ? { refused: "daily_ceiling", details: contact } : null;
  }
}
