import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Database } from "../store/database.ts";
import {
  findSnapshotSource,
  markPublished,
  markPublishFailed,
  type PendingPublication,
} from "../store/snapshots.ts";
import { buildSnapshot, storeGone, storeSnapshot } from "./snapshot-store.ts";

/**
 * Brings a widget's newest state to the edge. Postgres remembers by trigger that a publication is
 * owed until it is marked as done, so one that fails here is only late: the cron repeats it.
 */
export async function publishWidget(
  env: Env,
  db: Database,
  pending: PendingPublication,
): Promise<boolean> {
  const { widgetKey } = pending;
  try {
    const source = pending.isDeleted ? null : await findSnapshotSource(db, widgetKey);
    if (source) await storeSnapshot(env.SNAPSHOTS, buildSnapshot(source));
    else await storeGone(env.SNAPSHOTS, widgetKey);
    await markPublished(db, widgetKey, source?.version ?? pending.version);
    return true;
  } catch (error) {
    logError("snapshot.publish_failed", { widget_key: widgetKey, error });
    const reason = error instanceof Error ? error.message : String(error);
    await markPublishFailed(db, widgetKey, reason).catch(() => undefined);
    return false;
  }
}
