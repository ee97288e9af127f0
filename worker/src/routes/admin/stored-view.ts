import { instant } from "../../store/instant.ts";
import type { Placed } from "../../store/keyset.ts";

type Text = string | null;

/**
 * A stored row as the API shows it: Postgres' times as ISO 8601, and without the mark that its page
 * is cut by. `times` names the columns that are times.
 */
export function viewOf<Row extends object, Time extends keyof Row>(
  row: Row,
  ...times: readonly Time[]
): Omit<Row, "page_at"> {
  const { page_at: _, ...view } = row as Row & Partial<Placed>;
  for (const time of times) {
    const text = row[time] as Text;
    Object.assign(view, { [time]: text === null ? null : instant(text) });
  }
  return view as Omit<Row, "page_at">;
}
