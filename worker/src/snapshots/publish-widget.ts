import type { Env } from "../env.ts";
import { withPlatformCaptcha } from "../guard/platform-captcha.ts";
import { readSemantics } from "../knowledge/encode.ts";
import { logError } from "../log.ts";
import { readEncoder } from "../semantics.ts";
import type { Database } from "../store/database.ts";
import {
  findPublication,
  findSnapshotSource,
  markPublished,
  markPublishFailed,
  type PendingPublication,
} from "../store/snapshots.ts";
import { buildSnapshot, storePublished } from "./snapshot-store.ts";

/** More rounds are needed only while somebody changes the widget faster than we publish it. */
const ROUNDS_MAX = 3;

type Publication = Pick<PendingPublication, "widgetKey" | "version">;

/**
 * Brings a widget's newest state to the edge; `version` is the one that is known to be owed. False
 * when it failed. Postgres remembers by trigger that a publication is owed until it is marked as
 * done, so one that fails here is only late: the cron repeats it.
 */
export async function publishWidget(
  env: Env,
  db: Database,
  publication: Publication,
): Promise<boolean> {
  const { widgetKey } = publication;
  try {
    await publishUntilCurrent(env, db, publication);
    return true;
  } catch (error) {
    logError("snapshot.publish_failed", { widget_key: widgetKey, error });
    const reason = error instanceof Error ? error.message : String(error);
    await markPublishFailed(db, widgetKey, reason).catch(() => undefined);
    return false;
  }
}

/**
 * Brings to the edge what a widget owes, without waiting for the cron. False when that failed, or
 * nobody could tell what is owed: the cron then does it.
 */
export async function publishNow(env: Env, db: Database, widgetKey: string): Promise<boolean> {
  const pending = await findPublication(db, widgetKey).catch(() => "unknown" as const);
  if (pending === "unknown") return false;
  return pending === null || publishWidget(env, db, pending);
}

/**
 * Two publishers may overtake one another, and KV cannot compare and swap. So each looks again after
 * it has written: whoever writes last sees what is newest and leaves that.
 */
async function publishUntilCurrent(
  env: Env,
  db: Database,
  { widgetKey, version: owed }: Publication,
): Promise<void> {
  let version = owed;
  let source = await findSnapshotSource(db, widgetKey);
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    version = source?.version ?? version;
    const semantics = source && (await readSemantics(db, readEncoder(), source.entries));
    const snapshot = source && buildSnapshot(withPlatformCaptcha(env, source), semantics);
    await storePublished(env.SNAPSHOTS, widgetKey, version, snapshot);
    // What was not encoded yet is known by its words; the cron goes on until all is.
    if (semantics && semantics.left > 0) return;
    await markPublished(db, widgetKey, version);
    const after = await findSnapshotSource(db, widgetKey);
    if (after?.version === source?.version) return;
    source = after;
  }
}
