import { inBackground } from "./background.ts";
import { retryDelayMs } from "./domain/retry.ts";
import type { Env } from "./env.ts";
import { logError } from "./log.ts";
import { type NewAuditEntry, writeAudit } from "./store/audit-log.ts";
import { openDatabase } from "./store/database.ts";

/** After the answer, the platform lets a request live for half a minute. */
const LATER_TRIES = 4;

/**
 * Writes a line about a change that stands already. Never throws: the caller must not be told of a
 * failure, since the change would be made again. A line that is refused is tried anew at once, then
 * after the answer; one that is lost for good is logged, without what was changed.
 */
export async function writeCertainAudit(env: Env, entry: NewAuditEntry): Promise<void> {
  if ((await isWritten(env, entry)) || (await isWritten(env, entry))) return;
  inBackground("audit.lost", writeLater(env, entry));
}

async function writeLater(env: Env, entry: NewAuditEntry): Promise<void> {
  for (let tries = 0; tries < LATER_TRIES; tries += 1) {
    const delayMs = retryDelayMs(tries, Math.random());
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (await isWritten(env, entry)) return;
  }
  const { action, userId, clientId, entityId } = entry;
  logError("audit.lost", { action, userId, clientId, entityId });
}

async function isWritten(env: Env, entry: NewAuditEntry): Promise<boolean> {
  try {
    await writeAudit(openDatabase(env), entry);
    return true;
  } catch (error) {
    // Of the error only its code: drizzle's message holds the values of the row.
    logError("audit.postponed", { action: entry.action, code: codeOf(error) });
    return false;
  }
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return Reflect.get(Object(cause ?? error), "code") ?? null;
}
