import { and, eq, isNull, sql } from "drizzle-orm";
import { idempotencyKeys } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

export interface KeyName {
  readonly userId: number;
  readonly key: string;
}

/** Longer than any request works: after it, whoever had claimed the key is dead. */
const LEASE = sql`interval '1 minute'`;

const named = ({ userId, key }: KeyName) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key));
const stillClaimed = (name: KeyName) => and(named(name), isNull(idempotencyKeys.status));

/**
 * Null when the key is now the caller's; otherwise what it stands for already. A claim of the same
 * request that has neither been answered nor forgotten within the lease passes to the caller.
 */
export async function claimKey(db: Database, { userId, key }: KeyName, requestHash: string) {
  const [claimed] = await db
    .insert(idempotencyKeys)
    .values({ userId, key, requestHash })
    .onConflictDoUpdate({
      target: [idempotencyKeys.userId, idempotencyKeys.key],
      set: { createdAt: sql`now()` },
      setWhere: sql`${idempotencyKeys.status} is null
        and ${idempotencyKeys.requestHash} = ${requestHash}
        and ${idempotencyKeys.createdAt} < now() - ${LEASE}`,
    })
    .returning({ key: idempotencyKeys.key });
  if (claimed) return null;
  const [earlier] = await db.select().from(idempotencyKeys).where(named({ userId, key }));
  return earlier ?? null;
}

export async function keepAnswer(
  db: Database,
  name: KeyName,
  status: number,
  answer: unknown,
): Promise<void> {
  const stored = sql`${JSON.stringify(answer)}::jsonb`;
  await db.update(idempotencyKeys).set({ status, answer: stored }).where(stillClaimed(name));
}

export async function forgetKey(db: Database, name: KeyName): Promise<void> {
  await db.delete(idempotencyKeys).where(stillClaimed(name));
}
