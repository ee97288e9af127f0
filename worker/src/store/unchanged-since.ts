import { type Column, type SQL, sql } from "drizzle-orm";

/** Whether a row is still as it was read. What was read holds milliseconds, and Postgres more. */
export function unchangedSince(updatedAt: Column, seenAt: string | undefined): SQL | undefined {
  if (seenAt === undefined) return undefined;
  return sql`date_trunc('milliseconds', ${updatedAt}) = ${seenAt}::timestamptz`;
}
