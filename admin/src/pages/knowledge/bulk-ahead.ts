import type { InfiniteData, QueryClient } from "@tanstack/solid-query";
import type { z } from "zod";
import type { BulkEntries } from "../../../../contracts/admin/knowledge.ts";
import type { Entry, EntryPage } from "../../../../contracts/knowledge-entries.ts";
import { ofWidget } from "../../api/of-widget.ts";

const KEY = "GET /widgets/:widgetId/knowledge";

type Rows = InfiniteData<z.infer<typeof EntryPage>>;

/** Shows the widget's loaded lists as they will be. Returns what puts them back as they were. */
export async function showBulk(
  queries: QueryClient,
  widgetId: number,
  acts: readonly BulkEntries[],
): Promise<() => void> {
  // An answer that was asked for before the change would undo it on the screen.
  await queries.cancelQueries({ queryKey: [KEY] });
  const isMeant = ofWidget(widgetId);
  const lists = queries.getQueriesData<Rows>({ queryKey: [KEY] });
  const before = lists.filter(([queryKey]) => isMeant(Object(queryKey[1])));
  for (const [queryKey, rows] of before) {
    if (!rows) continue;
    const pages = rows.pages.map((page) => ({ ...page, items: acted(page.items, acts) }));
    queries.setQueryData(queryKey, { ...rows, pages });
  }
  return () => {
    for (const [queryKey, rows] of before) queries.setQueryData(queryKey, rows);
  };
}

function acted(items: readonly Entry[], acts: readonly BulkEntries[]): Entry[] {
  return acts.reduce<Entry[]>(
    (rows, act) =>
      rows.flatMap((row) => (act.ids.includes(row.id) ? (after(row, act) ?? []) : [row])),
    [...items],
  );
}

/** Null: it goes. What comes back is shown when it is read. */
function after(entry: Entry, act: BulkEntries): Entry | null {
  switch (act.act) {
    case "activate":
      return { ...entry, is_active: true };
    case "deactivate":
      return { ...entry, is_active: false };
    case "delete":
      return null;
    case "undelete":
      return entry;
    case "set_category":
      return { ...entry, category: act.category };
  }
}
