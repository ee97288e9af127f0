import type { Env } from "../env.ts";
import { publishWidget } from "../snapshots/publish-widget.ts";
import { openDatabase } from "../store/database.ts";
import { findPendingPublications } from "../store/snapshots.ts";

/** What one minute's run may take on; the next one goes on with the rest. */
const PUBLICATIONS_MAX = 200;

/** Publishes every widget whose newest state the edge has not been given. Returns how many it did. */
export async function publishPending(env: Env): Promise<number> {
  const db = openDatabase(env);
  let published = 0;
  for (const pending of await findPendingPublications(db, PUBLICATIONS_MAX)) {
    if (await publishWidget(env, db, pending)) published += 1;
  }
  return published;
}
