import { z } from "zod";
import type { Env } from "../env.ts";
import { logWarning } from "../log.ts";

/** https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const ENDPOINT = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
const LIMIT_MS = 4_000;
const TRIES_MAX = 2;
/** What is wrong with our keys, or on their side: no visitor can mend it. */
const NOT_THE_VISITORS: ReadonlySet<string> = new Set([
  "missing-input-secret",
  "invalid-input-secret",
  "bad-request",
  "internal-error",
]);

const Verification = z.object({
  success: z.boolean(),
  "error-codes": z.array(z.string()).default([]),
});

/** `away`: nobody could tell. */
export type Verified = "passed" | "failed" | "away";

export interface Solution {
  readonly token: string;
  readonly secretKey: string;
  /** The visitor's. */
  readonly address: string | null;
}

/**
 * Asks Turnstile whether a token is a person's. A token is good for one question; the same question
 * repeated, after an answer that was lost, gives the same answer by its idempotency key.
 */
export async function verifyTurnstile(
  env: Pick<Env, "TURNSTILE_LOCAL_ENDPOINT">,
  { token, secretKey, address }: Solution,
): Promise<Verified> {
  const body = JSON.stringify({
    secret: secretKey,
    response: token,
    idempotency_key: crypto.randomUUID(),
    ...(address === null ? {} : { remoteip: address }),
  });
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const verified = await ask(env.TURNSTILE_LOCAL_ENDPOINT ?? ENDPOINT, body);
    if (verified !== "away") return verified;
  }
  return "away";
}

async function ask(endpoint: string, body: string): Promise<Verified> {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const { success, "error-codes": codes } = Verification.parse(await response.json());
    if (success) return "passed";
    if (!codes.some((code) => NOT_THE_VISITORS.has(code))) return "failed";
    logWarning("turnstile.refused_us", { codes });
    return "away";
  } catch (error) {
    logWarning("turnstile.away", { error });
    return "away";
  }
}
