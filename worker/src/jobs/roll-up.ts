import type { Env } from "../env.ts";

/** Brings the figures of past days up to date; see `store/rollup.ts`. */
export async function rollUp(_env: Env, _nowMs: number): Promise<void> {}
