import { ROW_ID_MAX } from "../../../../contracts/admin/fields.ts";
import type { PageQuery } from "../../../../contracts/page.ts";
import { AppError } from "../../errors.ts";
import type { Keyset, KeysetIdType, PageWish, Placed } from "../../store/keyset.ts";

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)\|([0-9a-f-]{1,36})$/;

const IS_ID: Readonly<Record<KeysetIdType, (id: string) => boolean>> = {
  uuid: (id) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id),
  int4: (id) => /^[1-9]\d{0,9}$/.test(id) && Number(id) <= ROW_ID_MAX,
};

/**
 * Where a page begins. What is no cursor of ours is refused as `bad_request`, and so is another
 * list's: Postgres would fail on an instant that is none, or on an id of another type.
 */
export function pageWish({ cursor, limit }: PageQuery, idType: KeysetIdType): PageWish {
  if (cursor === undefined) return { after: null, limit: limit + 1 };
  const [, at, id] = PLACE.exec(decode(cursor)) ?? [];
  if (!at || !id || !isInstant(at) || !IS_ID[idType](id)) {
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

/** A day that no month has, such as February 30, is parsed as another, or not at all. */
function isInstant(at: string): boolean {
  const parsed = new Date(at);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 19) === at.slice(0, 19);
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "";
  }
}
