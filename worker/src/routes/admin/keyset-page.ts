import type { PageQuery } from "../../../../contracts/page.ts";
import { AppError } from "../../errors.ts";
import type { Keyset, PageWish, Placed } from "../../store/keyset.ts";

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)\|([0-9a-f-]{1,36})$/;

/** Where a page begins. What is no cursor of ours is refused as `bad_request`. */
export function pageWish({ cursor, limit }: PageQuery): PageWish {
  if (cursor === undefined) return { after: null, limit: limit + 1 };
  const [, at, id] = PLACE.exec(decode(cursor)) ?? [];
  if (!at || !id) {
    throw new AppError("bad_request", {
      message: "cursor must be one that the page before gave.",
      field: "cursor",
    });
  }
  return { after: { at, id }, limit: limit + 1 };
}

/**
 * `rows` as `pageWish` had them read: one more than the page holds, if there are more. `resumeAt` is
 * where a search goes on that gave up before its page was full; even an empty page may have one.
 */
export function keysetPage<Row extends Placed, Item>(
  rows: readonly Row[],
  { limit }: PageQuery,
  view: (row: Row) => Item,
  resumeAt: Keyset | null = null,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  const next = hasMore ? { at: last.page_at, id: last.id } : resumeAt;
  const next_cursor = next && btoa(`${next.at}|${next.id}`).replace(/=+$/, "");
  return { items: shown.map(view), next_cursor };
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "";
  }
}
