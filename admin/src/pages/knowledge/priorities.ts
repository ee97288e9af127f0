import { type Entry, PRIORITY_MAX } from "../../../../contracts/knowledge-entries.ts";

// A priority breaks a tie between entries that match equally well; there are eleven of them, and any
// number of entries. So entries are not ranked one by one: those of a priority are equals, and what
// is moved changes from one group of equals to another.

export interface Priority {
  readonly id: number;
  readonly priority: number;
}

type Ranked = Pick<Entry, "id" | "priority">;

/** One more or one less for each, as far as there is. */
export function stepping(entries: readonly Ranked[], by: 1 | -1): Priority[] {
  return joiningEach(entries, ({ priority }) => Math.min(PRIORITY_MAX, Math.max(0, priority + by)));
}

/** All become equals of an entry with this priority. */
export function joining(entries: readonly Ranked[], priority: number): Priority[] {
  return joiningEach(entries, () => priority);
}

function joiningEach(entries: readonly Ranked[], next: (entry: Ranked) => number): Priority[] {
  const changed = entries.map((entry) => ({
    id: entry.id,
    priority: next(entry),
    was: entry.priority,
  }));
  return changed
    .filter((one) => one.priority !== one.was)
    .map(({ id, priority }) => ({ id, priority }));
}

/** The rows with their new priorities; in the API's own order, where the list is in it. */
export function reordered<Row extends Ranked>(
  rows: readonly Row[],
  priorities: readonly Priority[],
  isByPriority: boolean,
): Row[] {
  const byId = new Map(priorities.map(({ id, priority }) => [id, priority]));
  const next = rows.map((row) => {
    const priority = byId.get(row.id);
    return priority === undefined ? row : { ...row, priority };
  });
  return isByPriority
    ? next.sort((one, other) => other.priority - one.priority || other.id - one.id)
    : next;
}
