import { createHash } from "node:crypto";
import { and, eq, notLike, sql } from "drizzle-orm";
import { signInAttempts, verification } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/**
 * Counts one more attempt under `name` and gives how many there were in this window, this one
 * included. A name is an e-mail address, whose sign-ins are counted, or says what else is.
 */
export async function noteAttempt(db: Database, name: string, windowS: number): Promise<number> {
  const begun = sql`${signInAttempts.windowStartedAt} > now() - make_interval(secs => ${windowS})`;
  const [row] = await db
    .insert(signInAttempts)
    .values({ emailHash: hashOf(name), count: 1, windowStartedAt: sql`now()` })
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

/** It succeeded: what was guessed before counts no more. */
export async function forgetAttempts(db: Database, name: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.emailHash, hashOf(name)));
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

function hashOf(name: string): string {
  return sha256(name.trim().toLowerCase());
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** How the sign-in library names the row of a link with which a password can be chosen. */
export const RESET_IDENTIFIER = "reset-password:";

/**
 * How that row is kept: a reader of the table must not be able to follow a link. The library also
 * looks for a row under the plain name, so a stored name must never begin as a plain one does.
 */
export function storedResetIdentifier(identifier: string): string {
  return `reset-link:${sha256(identifier)}`;
}

/** The user's only link with which a password can be chosen, as the sign-in library looks for it. */
export async function replaceResetLink(
  db: Database,
  userId: number,
  token: string,
  lifetimeS: number,
): Promise<void> {
  await db.batch([
    deletionOfProofs(db, userId),
    db.insert(verification).values({
      identifier: storedResetIdentifier(`${RESET_IDENTIFIER}${token}`),
      value: String(userId),
      expiresAt: sql`now() + make_interval(secs => ${lifetimeS})`,
    }),
  ]);
}

/** Links and half-done sign-ins of the user: whatever is under way with the old password ends. */
export async function deletePendingProofs(db: Database, userId: number): Promise<void> {
  await deletionOfProofs(db, userId);
}

/** The value of a row is its user, but for the count of attempts at a second factor. */
export function deletionOfProofs(db: Database, userId: number) {
  return db
    .delete(verification)
    .where(
      and(
        eq(verification.value, String(userId)),
        notLike(verification.identifier, "2fa-attempts-%"),
      ),
    );
}
