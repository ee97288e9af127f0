import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { deleteStaleSignIns } from "../store/sign-in.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** Once an hour: what sign-in and idempotency keep for a while and nobody reads any more. */
export async function tidySignIns(env: Env, nowMs: number): Promise<void> {
  if (Math.floor(nowMs / MINUTE_MS) % HOUR_MINUTES !== 0) return;
  await deleteStaleSignIns(openDatabase(env));
}
