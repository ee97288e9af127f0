import type { Env } from "../env.ts";

/** Once a month, a report to whoever wants it, in their client's zone. */
export async function sendMonthlyReports(_env: Env, _nowMs: number): Promise<void> {}
