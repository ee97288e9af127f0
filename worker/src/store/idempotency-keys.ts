import { and, eq, sql } from "drizzle-orm";
import { idempotencyKeys } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

const ofUser = (userId: number, key: string) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key));

/** Null when the key is now the caller's; otherwise what it stands for already. */
export async function claimKey(db: Database, userId: number, key: string, requestHash: string) {
  const [claimed] = await db
    .insert(idempotencyKeys)
    .values({ userId, key, requestHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed) return null;
  const [earlier] = await db.select().from(idempotencyKeys).where(ofUser(userId, key));
  return earlier ?? null;
}

export async function keepAnswer(
  db: Database,
  userId: number,
  key: string,
  status: number,
  answer: unknown,
): Promise<void> {
  const stored = sql`${JSON.stringify(answer)}::jsonb`;
  await db.update(idempotencyKeys).set({ status, answer: stored }).where(ofUser(userId, key));
}

export async function forgetKey(db: Database, userId: number, key: string): Promise<void> {
  await db.delete(idempotencyKeys).where(ofUser(userId, key));
}
