import { type SQL, sql } from "drizzle-orm";

/** Where a page begins: below the row that the page before ended with. */
export interface Keyset {
  /** Postgres' own text of the instant: a Date would lose its microseconds, and rows with them. */
  readonly at: string;
  readonly id: string;
}

/** What a list's rows are named by. */
export type KeysetIdType = "uuid" | "int4";

export interface PageWish {
  readonly after: Keyset | null;
  /** One row more than the page holds: it tells whether there is another page. */
  readonly limit: number;
}

/** Carried by each row of a list, so that the next page knows where this one ended. */
export interface Placed {
  readonly page_at: string;
  readonly id: string | number;
}

/**
 * Rows below the keyset. The list must be ordered by `at desc nulls last, id desc nulls last`, the
 * order that our indexes are made in: by a plain `desc`, which puts nulls first, no index serves.
 */
export function below(at: SQL, id: SQL, keyset: Keyset | null, idType: KeysetIdType) {
  if (!keyset) return undefined;
  return sql`(${at}, ${id}) < (${keyset.at}::timestamptz, ${keyset.id}::${sql.raw(idType)})`;
}

export function exactly(at: SQL): SQL {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as page_at`;
}

/** Matches `words` anywhere in a text, whatever they hold. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, "\\$&")}%`;
}
