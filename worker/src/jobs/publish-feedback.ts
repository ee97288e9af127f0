import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { oweChangedFeedback } from "../store/snapshots.ts";

/** When it is quiet in most places that have visitors. */
const MINUTE_OF_DAY_UTC = 3 * 60 + 20;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Once a day, in the run of that minute, widgets with new feedback come to owe a publication. */
export async function publishFeedback(env: Env, scheduledAtMs: number): Promise<void> {
  if (Math.floor(scheduledAtMs / MINUTE_MS) % DAY_MINUTES !== MINUTE_OF_DAY_UTC) return;
  await oweChangedFeedback(openDatabase(env));
}
