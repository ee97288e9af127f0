import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Keyset } from "./keyset.ts";
import { sqlStateOf } from "./sql-state.ts";

/** How many rows one page of a search may look at, newest first, before it gives what it has. */
export const EXAMINED_MAX = 2_000;
/** Up to so many rows that an index finds are worth looking at; more are found by walking as well. */
export const HITS_MAX = 1_000;

/**
 * Longest that an index is waited for. How much of an index holds a word is everybody's data: nobody
 * is to pay for it, nor to learn of it by waiting.
 */
const LOOK_UP_MS = 400;
const QUERY_CANCELED = "57014";

/** A page of what matches; `resumeAt` where looking goes on when the page was cut by its budget. */
export interface BoundedPage<Row> {
  readonly rows: readonly Row[];
  readonly resumeAt: Keyset | null;
}

/** A walk from row to row; `until` is the last row that it looked at, null when there were no more. */
export interface Walk<Row> {
  readonly rows: readonly Row[];
  readonly until: Keyset | null;
}

interface Ways<Row> {
  readonly walk: () => Promise<Walk<Row>>;
  /** All matches by an index, or null when they are too many; left out where there is no index. */
  readonly lookUp?: (() => Promise<readonly Row[] | null>) | undefined;
}

/**
 * A search whose cost has a bound, however many rows there are and however many of them match. What
 * many rows match is soon found by walking; what few match, by an index. What neither tells, because
 * it is common among rows that the caller may not see and rare among their own, comes in short
 * pages: each says where the next goes on.
 */
export async function findBounded<Row>(
  limit: number,
  { walk, lookUp }: Ways<Row>,
): Promise<BoundedPage<Row>> {
  const { rows, until } = await walk();
  if (until === null || rows.length >= limit) return { rows, resumeAt: null };
  const all = await lookUp?.();
  return all ? { rows: all, resumeAt: null } : { rows, resumeAt: until };
}

/** The query's rows; null when the database has not found them soon. */
export async function readSoon<Row extends Record<string, unknown>>(
  db: Database,
  query: SQL,
): Promise<Row[] | null> {
  try {
    // Of this transaction alone: over HTTP there is no session to keep a setting.
    const [, { rows }] = await db.batch([
      db.execute(sql`set local statement_timeout = ${sql.raw(String(LOOK_UP_MS))}`),
      db.execute<Row>(query),
    ]);
    return rows;
  } catch (error) {
    if (sqlStateOf(error) === QUERY_CANCELED) return null;
    throw error;
  }
}
