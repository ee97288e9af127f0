import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Env } from "../env.ts";
import { secretKeyOf } from "./platform-captcha.ts";
import { type Verified, verifyTurnstile } from "./turnstile.ts";

/**
 * Whether a visitor has shown to be a person. While nobody can tell, visitors are let through, and it
 * is noted: a check that is away must not close the business.
 */
export async function solveChallenge(
  env: Env,
  snapshot: WidgetSnapshot,
  { token, address }: { readonly token: string; readonly address: string | null },
): Promise<Verified> {
  const secretKey = secretKeyOf(env, snapshot);
  return secretKey === null ? "away" : verifyTurnstile(env, { token, secretKey, address });
}
