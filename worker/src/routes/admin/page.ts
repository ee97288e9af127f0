import type { PageQuery } from "../../../../contracts/page.ts";
import { AppError } from "../../errors.ts";

/** Postgres' integer: what is counted here is no larger. */
const NUMBER_MAX = 2 ** 31 - 1;

export interface Place {
  /** Rows below this number; null for the first page. */
  readonly before: number | null;
  /** One row more than the page holds: it tells whether there is another page. */
  readonly limit: number;
}

/** Where a page begins. What is no cursor of ours is refused as `bad_request`. */
export function placeOf({ cursor, limit }: PageQuery): Place {
  if (cursor === undefined) return { before: null, limit: limit + 1 };
  const before = Number.parseInt(cursor, 36);
  if (!(before > 0 && before <= NUMBER_MAX) || toCursor(before) !== cursor) {
    throw new AppError("bad_request", {
      message: "cursor must be one that the page before gave.",
      field: "cursor",
    });
  }
  return { before, limit: limit + 1 };
}

/** `rows` as `placeOf` had them read, newest first, each `numberOf` lower than the one before. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { limit }: PageQuery,
  numberOf: (row: Row) => number,
  view: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(view), next_cursor: hasMore ? toCursor(numberOf(last)) : null };
}

function toCursor(value: number): string {
  return value.toString(36);
}
