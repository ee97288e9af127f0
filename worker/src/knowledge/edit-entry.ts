import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import {
  changeEntry,
  type EntryChange,
  type EntryRow,
  findEntry,
} from "../store/knowledge-entries.ts";
import { activateGapTests } from "../store/knowledge-tests.ts";

/**
 * Changes an entry of the draft; null when the widget has no such entry. One that was drafted from a
 * gap has no answer at first and cannot be made active without; its test waits with it. One that was
 * changed since `seenAt`, the `updated_at` that the caller saw, is a `conflict`.
 */
export async function editEntry(
  db: Database,
  widgetId: number,
  entryId: number,
  change: EntryChange,
  seenAt?: string,
): Promise<EntryRow | null> {
  const isMadeActive = change.isActive === true;
  if (isMadeActive && change.answer === undefined) {
    const known = await findEntry(db, widgetId, entryId);
    if (known?.answer === "") {
      throw new AppError("bad_request", {
        field: "answer",
        message: "Write an answer first: without one the entry would tell visitors nothing.",
      });
    }
  }
  const changed = await changeEntry(db, widgetId, entryId, change, seenAt);
  if (!changed && seenAt !== undefined && (await findEntry(db, widgetId, entryId))) {
    throw new AppError("conflict");
  }
  if (changed && isMadeActive) await activateGapTests(db, widgetId, entryId);
  return changed;
}
