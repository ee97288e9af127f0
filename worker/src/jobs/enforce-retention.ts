import type { Env } from "../env.ts";

/** Deletes what is older than its widget's retention, in Postgres and in the objects. */
export async function enforceRetention(_env: Env, _nowMs: number): Promise<void> {}
