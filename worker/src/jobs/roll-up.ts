import type { Env } from "../env.ts";
import { logError, logInfo } from "../log.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { type RolledUp, rollUpChanges } from "../store/rollup.ts";
import { noteRollup } from "../store/rollup-runs.ts";

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 10;
/** What is left after so many statements waits for the next run. */
const STATEMENTS_MAX = 20;

/** Each ten minutes: brings the figures up to date of all days of which something changed. */
export async function rollUp(env: Env, nowMs: number): Promise<void> {
  if (Math.floor(nowMs / MINUTE_MS) % EVERY_MINUTES !== 0) return;
  const beganAtMs = Date.now();
  try {
    const db = openDatabase(env);
    const { days, rows, changes } = await rollUpInParts(db, nowMs);
    const durationMs = Date.now() - beganAtMs;
    await noteRollup(db, { startedAtMs: nowMs, durationMs, days, rows });
    logInfo("rollup.done", { duration_ms: durationMs, days, rows, changes });
  } catch (cause) {
    // Whatever was not done is still owed; the jobs after this one must not wait for it.
    logError("rollup.failed", { duration_ms: Date.now() - beganAtMs, cause });
  }
}

async function rollUpInParts(db: Database, nowMs: number): Promise<RolledUp> {
  const sum = { days: 0, rows: 0, changes: 0 };
  for (let statement = 0; statement < STATEMENTS_MAX; statement += 1) {
    const done = await rollUpChanges(db, nowMs);
    sum.days += done.days;
    sum.rows += done.rows;
    sum.changes += done.changes;
    if (done.changes === 0) break;
  }
  return sum;
}
