import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { IDENTITY_KEYS_LISTED_MAX } from "../../../contracts/admin/identity-keys.ts";
import { widgetIdentityKeys } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/** Without its secret, which only the edge is given. */
export type IdentityKeyRow = Readonly<
  Omit<typeof widgetIdentityKeys.$inferSelect, "secret" | "createdBy">
>;
export type NewIdentityKey = typeof widgetIdentityKeys.$inferInsert;

const SHOWN = {
  id: widgetIdentityKeys.id,
  widgetId: widgetIdentityKeys.widgetId,
  keyId: widgetIdentityKeys.keyId,
  label: widgetIdentityKeys.label,
  algorithm: widgetIdentityKeys.algorithm,
  purpose: widgetIdentityKeys.purpose,
  publicJwk: widgetIdentityKeys.publicJwk,
  createdAt: widgetIdentityKeys.createdAt,
  retiredAt: widgetIdentityKeys.retiredAt,
};

const live = (widgetId: number) =>
  and(eq(widgetIdentityKeys.widgetId, widgetId), isNull(widgetIdentityKeys.retiredAt));

/** Newest first: the live ones, and the latest that were retired, of which there may be any number. */
export async function listIdentityKeys(db: Database, widgetId: number): Promise<IdentityKeyRow[]> {
  const rows = await db
    .select(SHOWN)
    .from(widgetIdentityKeys)
    .where(eq(widgetIdentityKeys.widgetId, widgetId))
    .orderBy(sql`${widgetIdentityKeys.retiredAt} desc nulls first`, desc(widgetIdentityKeys.id))
    .limit(IDENTITY_KEYS_LISTED_MAX);
  return rows.toSorted((one, other) => other.id - one.id);
}

export async function countLiveIdentityKeys(db: Database, widgetId: number): Promise<number> {
  return db.$count(widgetIdentityKeys, live(widgetId));
}

export async function createIdentityKey(
  db: Database,
  key: NewIdentityKey,
): Promise<IdentityKeyRow | null> {
  const [created] = await db.insert(widgetIdentityKeys).values(key).returning(SHOWN);
  return created ?? null;
}

/** False where there is none, or it was retired already. */
export async function retireIdentityKey(
  db: Database,
  widgetId: number,
  id: number,
): Promise<boolean> {
  const { rowCount } = await db
    .update(widgetIdentityKeys)
    .set({ retiredAt: new Date() })
    .where(and(live(widgetId), eq(widgetIdentityKeys.id, id)));
  return rowCount === 1;
}
