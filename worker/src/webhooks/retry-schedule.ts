const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a delivery is tried. */
export const GIVE_UP_AFTER_MS = 72 * HOUR_MS;

const DELAYS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
] as const;
/** As long as a queue may keep a message back. */
const DELAY_MAX_MS = 12 * HOUR_MS;
/** Of a delay, so that what failed together does not come back together. */
const JITTER = 0.2;

export interface Failed {
  /** So far, this one included. */
  readonly attempts: number;
  readonly nowMs: number;
  readonly giveUpAtMs: number;
  /** The receiver's own wish, as it was sent: seconds or a date. */
  readonly retryAfter: string | null;
  /** In [0, 1). */
  readonly random: number;
}

/** When it is tried again; null: no more. The last attempt is made when the time is over. */
export function nextAttemptAtMs(failed: Failed): number | null {
  const { attempts, nowMs, giveUpAtMs, random } = failed;
  if (nowMs >= giveUpAtMs) return null;
  const stepMs = DELAYS_MS[attempts - 1] ?? DELAY_MAX_MS;
  const ownMs = Math.min(stepMs * (1 + JITTER * random), DELAY_MAX_MS);
  const wishMs = Math.min(wishedDelayMs(failed), DELAY_MAX_MS);
  return Math.min(nowMs + Math.round(Math.max(ownMs, wishMs)), giveUpAtMs);
}

/** RFC 9110 §10.2.3. What cannot be read is no wish. */
function wishedDelayMs({ retryAfter, nowMs }: Failed): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const atMs = Date.parse(retryAfter);
  return Number.isNaN(atMs) ? 0 : Math.max(0, atMs - nowMs);
}
