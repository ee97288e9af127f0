/** An object has one alarm; this says when it must next ring, and for what. */

/** A burst is delivered once it has been quiet this long … */
export const DELIVERY_QUIET_MS = 2_000;
/** … but never later than this after its first event. */
export const DELIVERY_WAIT_MAX_MS = 8_000;
export const IDLE_TIMEOUT_MS = 30 * 60 * 1000;

export interface Owed {
  readonly oldestAtMs: number;
  readonly newestAtMs: number;
}

/**
 * When the outbox is due. A back-off under way decides alone: a visitor who goes on writing must
 * not hurry a database that is down.
 */
export function deliveryDueAtMs(owed: Owed | null, retryAtMs: number | null): number | null {
  if (!owed) return null;
  if (retryAtMs !== null) return retryAtMs;
  return Math.min(owed.newestAtMs + DELIVERY_QUIET_MS, owed.oldestAtMs + DELIVERY_WAIT_MAX_MS);
}

/** The earliest of the given moments, or null when nothing is left to wait for. */
export function computeNextAlarm(momentsMs: readonly (number | null)[]): number | null {
  let nextMs: number | null = null;
  for (const atMs of momentsMs) {
    if (atMs !== null && (nextMs === null || atMs < nextMs)) nextMs = atMs;
  }
  return nextMs;
}
