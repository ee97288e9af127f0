import { inBackground } from "../background.ts";
import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { deletePendingProofs, forgetAttempts } from "../store/sign-in.ts";
import { findUser, markEmailVerified } from "../store/users.ts";
import { noteAccount } from "./auth-audit.ts";
import { forgetPasswordGuesses } from "./guessing.ts";
import { mailPasswordChanged } from "./mails.ts";

/**
 * Whoever had the link has the mailbox: the address is proven, guesses of others count no more, and
 * no other link may undo what was just chosen.
 */
export async function afterPasswordReset(
  env: Env,
  userId: number,
  request: Request | undefined,
): Promise<void> {
  const db = openDatabase(env);
  const user = await findUser(db, userId);
  if (!user) return;
  await Promise.all([
    markEmailVerified(db, userId),
    deletePendingProofs(db, userId),
    forgetAttempts(db, user.email),
    forgetPasswordGuesses(env, userId),
    noteAccount(env, "auth.password_reset", user, request?.headers),
  ]);
  // Of an invitation there is nothing to tell: nothing was changed.
  if (user.emailVerified) inBackground("mail.failed", mailPasswordChanged(env, user));
}
