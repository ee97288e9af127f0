import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/solid-query";
import { unwrap } from "solid-js/store";

interface Row {
  readonly id: string | number;
}

interface RowsPage<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

type Rows<Item> = InfiniteData<RowsPage<Item>>;

/** Whether a list that was asked for in this way shows the row as it will be. */
export type Belongs = (input: { readonly query?: Readonly<Record<string, unknown>> }) => boolean;

/**
 * Shows a row as it will be, before the server has said so, in every list of `key` that holds it;
 * a list to which it will not belong any more gives it up, one to which it comes shows it first.
 * Undefined instead of a row: it goes. Returns what puts everything back as it was. To be used as a
 * mutation's `onMutate`, with the return value called in `onError` and the lists read anew after both.
 */
export async function showAhead<Item extends Row>(
  queries: QueryClient,
  key: string,
  id: Item["id"],
  row: Item | undefined,
  belongs: Belongs = () => true,
): Promise<() => void> {
  // An answer that was asked for before the change would undo it on the screen.
  await queries.cancelQueries({ queryKey: [key] });
  // Made of a row that is on the screen, it shares parts with it, which the next answer changes.
  const own = row && structuredClone(unwrap(row));
  const before = queries.getQueriesData<Rows<Item>>({ queryKey: [key] });
  for (const [queryKey, rows] of before) {
    if (!rows) continue;
    const shown = own && belongs(inputOf(queryKey)) ? own : undefined;
    queries.setQueryData(queryKey, withRow(rows, id, shown));
  }
  return () => {
    for (const [queryKey, rows] of before) queries.setQueryData(queryKey, rows);
  };
}

/** `useList` puts what a list was asked with behind its key. */
function inputOf(queryKey: QueryKey): Parameters<Belongs>[0] {
  return Object(queryKey[1]);
}

function withRow<Item extends Row>(
  rows: Rows<Item>,
  id: Item["id"],
  shown: Item | undefined,
): Rows<Item> {
  const isThere = rows.pages.some((page) => page.items.some((item) => item.id === id));
  const pages = rows.pages.map((page, index) => {
    if (!isThere && shown && index === 0) {
      return { ...page, items: [shown, ...page.items] };
    }
    if (!page.items.some((item) => item.id === id)) return page;
    const items = page.items.flatMap((item) => (item.id === id ? (shown ? [shown] : []) : [item]));
    return { ...page, items };
  });
  return { ...rows, pages };
}
