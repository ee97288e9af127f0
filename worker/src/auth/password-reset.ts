import type { Env } from "../env.ts";
import { writeAudit } from "../store/audit-log.ts";
import { openDatabase } from "../store/database.ts";
import { forgetSignInFailures } from "../store/sign-in.ts";
import { findUser, markEmailVerified } from "../store/users.ts";
import { mailPasswordChanged } from "./mails.ts";

/** Whoever had the link has the mailbox: the address is proven, and guesses of others count no more. */
export async function afterPasswordReset(env: Env, userId: number): Promise<void> {
  const db = openDatabase(env);
  const user = await findUser(db, userId);
  if (!user) return;
  await Promise.all([
    markEmailVerified(db, userId),
    forgetSignInFailures(db, user.email),
    writeAudit(db, {
      userId,
      clientId: user.clientId,
      action: "auth.password_reset",
      entityType: "user",
      entityId: String(userId),
      details: {},
      ipAddress: null,
      userAgent: null,
    }),
    // Of an invitation there is nothing to tell: nothing was changed.
    user.emailVerified ? mailPasswordChanged(env, user) : undefined,
  ]);
}
