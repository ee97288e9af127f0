import { type SQL, sql } from "drizzle-orm";

/** Of the caller's clock, where a test or a queue's attempt must be able to say when it is. */
export function sqlInstant(atMs: number): SQL {
  return sql`to_timestamp(${atMs}::float8 / 1000)`;
}
