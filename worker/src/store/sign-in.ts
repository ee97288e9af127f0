import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { signInAttempts, verification } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/** Counts one more sign-in of the account and gives how many there were in this window, this one included. */
export async function noteSignIn(db: Database, email: string, windowS: number): Promise<number> {
  const begun = sql`${signInAttempts.windowStartedAt} > now() - make_interval(secs => ${windowS})`;
  const [row] = await db
    .insert(signInAttempts)
    .values({ emailHash: hashOf(email), count: 1, windowStartedAt: sql`now()` })
    .onConflictDoUpdate({
      target: signInAttempts.emailHash,
      set: {
        count: sql`case when ${begun} then ${signInAttempts.count} + 1 else 1 end`,
        windowStartedAt: sql`case when ${begun} then ${signInAttempts.windowStartedAt} else now() end`,
      },
    })
    .returning({ count: signInAttempts.count });
  return row?.count ?? 1;
}

/** The password was right: what was guessed before counts no more. */
export async function forgetSignInFailures(db: Database, email: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.emailHash, hashOf(email)));
}

/** What sign-in keeps for a while and nobody reads any more. */
export async function deleteStaleSignIns(db: Database): Promise<void> {
  await db.batch([
    db.execute(
      sql`delete from sign_in_attempts where window_started_at < now() - interval '1 day'`,
    ),
    db.execute(sql`delete from verification where expires_at < now() - interval '1 day'`),
    db.execute(sql`delete from session where expires_at < now()`),
    db.execute(sql`
      delete from rate_limit
      where last_request < extract(epoch from now() - interval '1 day') * 1000`),
    db.execute(sql`delete from idempotency_keys where created_at < now() - interval '1 day'`),
  ]);
}

function hashOf(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}

/** The user's only link with which a password can be chosen, as the sign-in library looks for it. */
export async function replaceResetLink(
  db: Database,
  userId: number,
  token: string,
  lifetimeS: number,
): Promise<void> {
  await db.batch([
    db.execute(sql`
      delete from verification
      where identifier like 'reset-password:%' and value = ${String(userId)}`),
    db.insert(verification).values({
      identifier: `reset-password:${token}`,
      value: String(userId),
      expiresAt: sql`now() + make_interval(secs => ${lifetimeS})`,
    }),
  ]);
}
