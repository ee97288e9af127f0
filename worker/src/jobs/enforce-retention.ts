import type { Env } from "../env.ts";
import { logError, logInfo } from "../log.ts";
import { noticeIdsOf } from "../privacy/notice-ids.ts";
import { type Database, openDatabase } from "../store/database.ts";
import {
  deleteExpired,
  type ExpiredConversation,
  findExpired,
  findUnfinished,
  forbidExpired,
  pruneOld,
} from "../store/retention.ts";
import { eraseRows, listNoticeIds } from "../store/visitor-erasure.ts";
import { visitorKeepers } from "../visitor-keepers.ts";

const MINUTE_MS = 60_000;
/** Not at the full hour, when the other jobs of an hour run. */
const AT_MINUTE = 20;
const BATCH = 200;
/** What is left goes with the next hour. */
const BATCHES_MAX = 25;
const OBJECTS_AT_ONCE = 20;
const CLIENTS_MAX = 10;

/**
 * Once an hour: deletes what is older than its widget's retention, in Postgres and in the objects, and
 * goes on with what was to be erased and was broken off. Whatever is not done stands there for the
 * next run to find.
 */
export async function enforceRetention(env: Env, nowMs: number): Promise<void> {
  if (Math.floor(nowMs / MINUTE_MS) % 60 !== AT_MINUTE) return;
  const db = openDatabase(env);
  const erasures = await finishErasures(env, db);
  const conversations = await deleteOld(env, db, nowMs);
  const rows = await pruneOld(db);
  if (erasures + conversations + rows > 0) {
    logInfo("retention.enforced", { erasures, conversations, rows });
  }
}

async function deleteOld(env: Env, db: Database, nowMs: number): Promise<number> {
  let deleted = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const expired = await findExpired(db, nowMs, BATCH);
    if (expired.length === 0) break;
    await forbidExpired(db, expired);
    const ids = await forgottenOf(env, expired);
    if (ids.length > 0) await deleteExpired(db, ids);
    deleted += ids.length;
    // Those whose object does not answer would be found again and again.
    if (ids.length < expired.length || expired.length < BATCH) break;
  }
  return deleted;
}

/** The ids of those that no object holds any more. */
async function forgottenOf(
  { CONVERSATIONS }: Pick<Env, "CONVERSATIONS">,
  expired: readonly ExpiredConversation[],
): Promise<string[]> {
  const forgotten: string[] = [];
  for (let first = 0; first < expired.length; first += OBJECTS_AT_ONCE) {
    const some = expired.slice(first, first + OBJECTS_AT_ONCE);
    await Promise.all(
      some.map(async ({ id, widget_key, session_id, may_be_held }) => {
        try {
          const name = `${widget_key}:${session_id}`;
          if (may_be_held) await CONVERSATIONS.get(CONVERSATIONS.idFromName(name)).forget(id);
          forgotten.push(id);
        } catch (error) {
          logError("retention.object_not_told", { conversation_id: id, error });
        }
      }),
    );
  }
  return forgotten;
}

/** How many clients had something unfinished. */
async function finishErasures(env: Env, db: Database): Promise<number> {
  const keepers = visitorKeepers(env);
  for (let done = 0; done < CLIENTS_MAX; done += 1) {
    const unfinished = await findUnfinished(db);
    if (!unfinished) return done;
    const { scope, conversations } = unfinished;
    const forgotten = await forgottenOf(env, conversations);
    if (forgotten.length < conversations.length) return done;
    const noticeIds = [...(await listNoticeIds(db, scope)), ...noticeIdsOf(scope, [])];
    await keepers.tellDeleted(scope.clientId, scope.conversationIds);
    await Promise.all(noticeIds.map((id) => keepers.forgetNotice(id)));
    await Promise.all(scope.leadIds.map((id) => keepers.endFollowUp(id)));
    await eraseRows(db, scope, null);
  }
  return CLIENTS_MAX;
}
