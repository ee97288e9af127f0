import type { Entry, EntryOrder, ListEntries } from "../../../../contracts/knowledge-entries.ts";
import { AppError } from "../../errors.ts";
import type { EntryList, EntryPlace, EntryRow } from "../../store/knowledge-entries.ts";

/** The order, the last row's value in it, and its id. A cursor of one order is none of another. */
const CURSOR = /^(newest|priority|used|unhelpful)\.(-?\d{1,10})\.(\d{1,10})$/;
const INTEGER_MAX = 2 ** 31 - 1;

/** What a list's query asks the store for: one row more than the page holds tells of another page. */
export function entryListOf(query: ListEntries): EntryList {
  const { order, limit, search, category, is_active } = query;
  return { order, search, category, isActive: is_active, limit: limit + 1, before: placeOf(query) };
}

/** `rows` as `entryListOf` had them read. */
export function toEntryPage(
  rows: readonly EntryRow[],
  { order, limit }: ListEntries,
  view: (row: EntryRow) => Entry,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  const next_cursor = hasMore ? `${order}.${placeValueOf(last, order)}.${last.id}` : null;
  return { items: shown.map(view), next_cursor };
}

function placeOf({ cursor, order }: ListEntries): EntryPlace | null {
  if (cursor === undefined) return null;
  const [, ofOrder, value, id] = CURSOR.exec(cursor) ?? [];
  const place = { value: Number(value), id: Number(id) };
  const isOurs = Math.abs(place.value) <= INTEGER_MAX && place.id <= INTEGER_MAX;
  if (ofOrder !== order || !isOurs) {
    throw new AppError("bad_request", {
      message: "cursor must be one that the page before gave.",
      field: "cursor",
    });
  }
  return place;
}

/** The same numbers by which the store orders. */
function placeValueOf(row: EntryRow, order: EntryOrder): number {
  switch (order) {
    case "newest":
      return row.id;
    case "priority":
      return row.priority;
    case "used":
      return row.timesUsed;
    case "unhelpful":
      return row.notHelpfulCount - row.helpfulCount;
  }
}
