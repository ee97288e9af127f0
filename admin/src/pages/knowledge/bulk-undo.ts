import type { BulkEntries } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";

/** What takes an act back, given the entries as they were before it: only those that it changed. */
export function undoOf(
  act: BulkEntries,
  before: readonly Pick<Entry, "id" | "is_active" | "category">[],
): BulkEntries[] {
  const meant = before.filter(({ id }) => act.ids.includes(id));
  switch (act.act) {
    case "activate":
      return forIds(
        "deactivate",
        meant.filter((entry) => !entry.is_active),
      );
    case "deactivate":
      return forIds(
        "activate",
        meant.filter((entry) => entry.is_active),
      );
    case "delete":
      return forIds("undelete", meant);
    case "undelete":
      return forIds("delete", meant);
    case "set_category":
      return [...Map.groupBy(meant, ({ category }) => category)].map(([category, entries]) => ({
        act: "set_category",
        category,
        ids: entries.map(({ id }) => id),
      }));
  }
}

function forIds(
  act: Exclude<BulkEntries["act"], "set_category">,
  entries: readonly { readonly id: number }[],
): BulkEntries[] {
  return entries.length === 0 ? [] : [{ act, ids: entries.map(({ id }) => id) }];
}
