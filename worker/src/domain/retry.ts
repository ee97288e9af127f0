const RETRY_BASE_MS = 1_000;
/** Long enough not to hammer a database that recovers, short enough that rows arrive within a minute. */
const RETRY_MAX_MS = 60_000;

/**
 * Exponential back-off with "equal jitter": half the step is certain, half drawn by `random` in
 * [0, 1), so that thousands of objects that failed together do not come back together.
 * See Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function retryDelayMs(attempts: number, random: number): number {
  const stepMs = Math.min(RETRY_MAX_MS, RETRY_BASE_MS * 2 ** Math.min(attempts, 16));
  return Math.round(stepMs / 2 + (stepMs / 2) * random);
}
