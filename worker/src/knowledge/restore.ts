import type { Difference, DraftState, Restored } from "../../../contracts/knowledge-versions.ts";
import type { Database } from "../store/database.ts";
import { restoreDraft } from "../store/draft-restore.ts";
import { readDraft } from "../store/knowledge-entries.ts";
import { findLiveVersion, findVersion } from "../store/knowledge-versions.ts";
import { diffEntries } from "./diff.ts";
import { freeze } from "./freeze.ts";

/** What the next publish would change. */
export async function describeDraft(db: Database, widgetId: number): Promise<DraftState> {
  const [draft, live] = await Promise.all([readDraft(db, widgetId), findLiveVersion(db, widgetId)]);
  return {
    live_version: live?.number ?? null,
    entry_count: draft.length,
    difference: diffEntries(live?.entries ?? [], freeze(draft)),
  };
}

/** What came after `number` up to the other version, or the draft. Null when one of them is not there. */
export async function compareVersions(
  db: Database,
  widgetId: number,
  number: number,
  against: number | "draft",
): Promise<Difference | null> {
  const [version, other] = await Promise.all([
    findVersion(db, widgetId, number),
    against === "draft"
      ? readDraft(db, widgetId).then(freeze)
      : findVersion(db, widgetId, against).then((found) => found?.entries),
  ]);
  return version && other ? diffEntries(version.entries, other) : null;
}

/** Brings a version's entries back into the draft; nothing of it is live before it is published. */
export async function restoreVersion(
  db: Database,
  widgetId: number,
  number: number,
): Promise<Restored | null> {
  const version = await findVersion(db, widgetId, number);
  return version && restoreDraft(db, widgetId, version.entries);
}
