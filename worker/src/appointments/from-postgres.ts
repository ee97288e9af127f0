import { AppError } from "../errors.ts";
import { sqlStateOf } from "../store/sql-state.ts";

/** Somebody waits at a form. */
const LIMIT_MS = 3_000;

const AWAY = "Booking is not possible right now. Leave your details and we will call you back.";

/** SQLSTATE classes of a database that is away, full, going down or out of order. */
const AWAY_CLASSES: ReadonlySet<string> = new Set(["08", "53", "57", "58"]);

/**
 * What Postgres answers, or `unavailable`, in words for a visitor, when it is away or takes longer
 * than `limitMs`. A change must not be given up so: it may take effect after that.
 */
export async function fromPostgres<Answer>(
  work: Promise<Answer>,
  limitMs: number | null = LIMIT_MS,
): Promise<Answer> {
  try {
    return await (limitMs === null ? work : within(limitMs, work));
  } catch (error) {
    if (!isAway(error)) throw error;
    throw new AppError("unavailable", { message: AWAY, headers: { "Retry-After": "30" } });
  }
}

class TookTooLong extends Error {}

async function within<Answer>(limitMs: number, work: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TookTooLong()), limitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof TookTooLong) return true;
  const state = sqlStateOf(error);
  return state === null ? isOfDriver(error) : AWAY_CLASSES.has(state.slice(0, 2));
}

/** Thrown by the driver for want of an answer, so that it has no code; anything else is our own bug. */
function isOfDriver(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (["NeonDbError", "TimeoutError", "AbortError"].includes(cause.name)) return true;
  }
  return false;
}
