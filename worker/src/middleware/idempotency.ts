import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { logWarning } from "../log.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { claimKey, forgetKey, type KeyName, keepAnswer } from "../store/idempotency-keys.ts";
import { readText } from "./read-body.ts";

interface Caller {
  readonly userId: number;
  /** Of a program that acts for them. */
  readonly apiKeyId: number | undefined;
  /** As the call itself may send; undefined: the default. */
  readonly bodyBytesMax: number | undefined;
}

const KEY_PATTERN = /^[\x21-\x7e]{8,200}$/;

/**
 * Runs a create once for each `Idempotency-Key` of a caller: the same request again gets the first
 * one's answer. The key may not be used for another request (draft-ietf-httpapi-idempotency-key-header).
 */
export async function once(
  c: Context<AppEnv>,
  { userId, apiKeyId, bodyBytesMax }: Caller,
  run: () => Promise<Response>,
): Promise<Response> {
  const sent = c.req.header("Idempotency-Key");
  if (sent === undefined) return run();
  if (!KEY_PATTERN.test(sent)) {
    const message = "Idempotency-Key must be 8 to 200 visible characters.";
    throw new AppError("bad_request", { message });
  }
  // Programs of one user may act for several clients: none is shown what another one made. A space cannot
  // be sent in a key.
  const key = apiKeyId === undefined ? sent : `${apiKeyId} ${sent}`;
  const db = openDatabase(c.env);
  const body = await readText(c.req.raw.clone(), bodyBytesMax);
  const { pathname } = new URL(c.req.url);
  const hash = createHash("sha256").update(`${c.req.method} ${pathname}\n${body}`).digest("hex");
  const earlier = await claimKey(db, { userId, key }, hash);
  if (earlier) return replay(c, earlier, hash);
  const response = await runOrForget(db, { userId, key }, run);
  try {
    await keepAnswer(db, { userId, key }, response.status, await response.clone().json());
  } catch (error) {
    // It is made. The claim stays, so that a repeat within the lease does not make it again.
    // The library's own error quotes the answer, and with it somebody's address; its cause does not.
    logWarning("idempotency.answer_not_kept", { error: Object(error).cause });
  }
  return response;
}

/** What was refused has made nothing, and may be tried again under the same key. */
async function runOrForget(
  db: Database,
  name: KeyName,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    await forgetKey(db, name);
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
  // It was kept of an answer that had a body.
  return c.newResponse(JSON.stringify(earlier.answer), earlier.status as ContentfulStatusCode, {
    "Content-Type": "application/json; charset=UTF-8",
  });
}
