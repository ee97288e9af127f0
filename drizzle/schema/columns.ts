import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, timestamp, uuid } from "drizzle-orm/pg-core";

// Columns that many tables share.

/** Of rows made in the dashboard. */
export const identityKey = () => integer("id").primaryKey().generatedAlwaysAsIdentity();

/** Of rows born at the edge. No default: the key is minted there, so that nobody waits to learn it. */
export const edgeKey = () => uuid("id").primaryKey();

export const instant = (name: string) => timestamp(name, { withTimezone: true });

export const createdAt = () => instant("created_at").notNull().defaultNow();

/**
 * Moved by drizzle on every update made through it. Delivery writes it by hand, because the counters
 * that it moves are no edit: a trigger could not tell the two apart.
 */
export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** Text of a closed set. A check instead of an enum type: a new word is then a painless change. */
export function oneOf(name: string, column: AnyColumn, words: readonly string[]) {
  const list = words.map((word) => `'${word.replaceAll("'", "''")}'`).join(", ");
  return check(name, sql`${column} in (${sql.raw(list)})`);
}

export function notNegative(name: string, ...columns: readonly [AnyColumn, ...AnyColumn[]]) {
  const [first, ...others] = columns;
  const all = others.reduce<SQL>(
    (condition, column) => sql`${condition} and ${column} >= 0`,
    sql`${first} >= 0`,
  );
  return check(name, all);
}

/** Serves `ilike '%words%'`, which no B-tree can. */
export function searchIndex(name: string, column: AnyPgColumn | SQL) {
  return index(name).using("gin", sql`${column} gin_trgm_ops`);
}
