const FIRST_MS = 1_000;
const MAX_MS = 30_000;

/**
 * Half fixed, half random, so that the visitors of a site that was away do not all return in the
 * same second. `attempt` counts from 0; `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const fullMs = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(fullMs / 2 + (fullMs / 2) * random);
}
