import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { logError } from "../log.ts";
import { openDatabase } from "../store/database.ts";
import { claimKey, forgetKey, keepAnswer } from "../store/idempotency-keys.ts";
import { requestId } from "./request-id.ts";

const KEY_PATTERN = /^[\x21-\x7e]{8,200}$/;

/**
 * Runs a create once for each `Idempotency-Key` of a user: the same request again gets the first
 * one's answer. The key may not be used for another request (draft-ietf-httpapi-idempotency-key-header).
 */
export async function once(
  c: Context<AppEnv>,
  userId: number,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return run();
  if (!KEY_PATTERN.test(key)) {
    const message = "Idempotency-Key must be 8 to 200 visible characters.";
    throw new AppError("bad_request", { message });
  }
  const db = openDatabase(c.env);
  const body = await c.req.raw.clone().text();
  const { pathname } = new URL(c.req.url);
  const hash = createHash("sha256").update(`${c.req.method} ${pathname}\n${body}`).digest("hex");
  const earlier = await claimKey(db, userId, key, hash);
  if (earlier) return replay(c, earlier, hash);
  const response = await runOrForget(run, () => forgetKey(db, userId, key));
  try {
    await keepAnswer(db, userId, key, response.status, await response.clone().json());
  } catch (error) {
    // What was made stands: a repeat must not make it again, and is told that the first is under way.
    logError("idempotency.not_kept", { request_id: requestId(c), error });
  }
  return response;
}

/** What was refused has made nothing, and may be tried again under the same key. */
async function runOrForget(
  run: () => Promise<Response>,
  forget: () => Promise<void>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    await forget();
    throw error;
  }
}

function replay(
  c: Context<AppEnv>,
  earlier: { requestHash: string; status: number | null; answer: unknown },
  hash: string,
): Response {
  if (earlier.requestHash !== hash) {
    const message = "This Idempotency-Key was used for another request. Give each its own.";
    throw new AppError("conflict", { message });
  }
  if (earlier.status === null) {
    const message = "The first request with this Idempotency-Key is still being worked on.";
    throw new AppError("conflict", { message, headers: { "Retry-After": "1" } });
  }
  c.header("Idempotent-Replayed", "true");
  return c.newResponse(JSON.stringify(earlier.answer), earlier.status === 202 ? 202 : 201, {
    "Content-Type": "application/json; charset=UTF-8",
  });
}
