import { inBackground } from "../background.ts";
import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { deletePendingProofs } from "../store/sign-in.ts";
import { deleteSessionsOf } from "../store/users.ts";
import { noteAccount } from "./auth-audit.ts";
import { mailTwoFactorChanged } from "./mails.ts";

interface Owner {
  readonly id: number | string;
  readonly clientId?: number | null;
  readonly email: string;
  readonly name: string;
  readonly locale?: string;
}

/**
 * The second factor was turned on or off. Once it is on, sessions that began without it end; the
 * library then begins a new one for the caller.
 */
export async function afterSecondFactorChange(
  env: Env,
  user: Owner,
  isOn: boolean,
  headers: Headers | undefined,
): Promise<void> {
  const db = openDatabase(env);
  const userId = Number(user.id);
  if (isOn) await deleteSessionsOf(db, userId);
  await deletePendingProofs(db, userId);
  await noteAccount(env, `auth.two_factor_${isOn ? "enabled" : "disabled"}`, user, headers);
  inBackground("mail.failed", mailTwoFactorChanged(env, user, isOn));
}
