import type { Conversation } from "../domain/conversation.ts";
import type { HeldTraces } from "../privacy/visitor-threads.ts";
import type { ThreadParts } from "./thread-parts.ts";

type Parts = Pick<ThreadParts, "turns" | "storage" | "sockets" | "desk" | "alarm">;

/** Of one conversation nothing stays, and nothing of it is owed any more. */
export async function forgetConversation(parts: Parts, conversationId: string): Promise<void> {
  const { turns, storage, sockets, desk, alarm } = parts;
  if (turns.isBusy) await turns.finish();
  const before = storage.findConversation(conversationId);
  if (before) {
    sockets.tellAll(conversationId, { type: "ended", status: "completed" });
    storage.transaction(() => storage.forgetConversation(conversationId));
    desk.tellDeleted(before);
  }
  // Rows are deleted after this: what is on its way by now must not arrive after that.
  await alarm.finishDelivery();
}

/** Looking leaves nothing behind in an object that never held anything. */
export function tracesOf({ storage }: Pick<Parts, "storage">): HeldTraces {
  const conversations = storage.isUsed() ? storage.conversations() : [];
  return {
    sessionId: conversations[0]?.sessionId ?? null,
    person: personIn(conversations),
    elsewhere: storage.isUsed() ? (storage.elsewhere.find()?.objectId ?? null) : null,
    conversationIds: conversations.map(({ id }) => id),
    leadIds: conversations.flatMap(({ lead }) => lead?.id ?? []),
    noticeIds: storage.isUsed() ? storage.notices.ids() : [],
  };
}

/** The newest tells whose it is; it may be that earlier ones were nobody's. */
function personIn(conversations: readonly Conversation[]): HeldTraces["person"] {
  const newest = conversations.reduce<Conversation | null>(
    (last, one) => (last && last.id > one.id ? last : one),
    null,
  );
  const externalId = newest?.externalId ?? null;
  if (!newest || externalId === null) return null;
  const own = conversations.filter((one) => one.externalId === externalId);
  return { widgetId: newest.widgetId, externalId, conversationIds: own.map(({ id }) => id) };
}

/**
 * Of the whole thread nothing stays. Whoever opens it again begins anew: what has begun by the time
 * that the last delivery is over is somebody's new conversation, and not touched.
 */
export async function eraseThread(parts: Parts): Promise<void> {
  const { turns, storage, sockets, alarm } = parts;
  if (!storage.isUsed()) return;
  if (turns.isBusy) await turns.finish();
  const conversations = storage.conversations();
  storage.transaction(() => storage.forgetAll());
  for (const { id } of conversations) sockets.tellAll(id, { type: "ended", status: "completed" });
  await alarm.finishDelivery();
  if (storage.currentConversation()) return;
  await storage.deleteAll();
  // The platform's alarm may have gone with the rest.
  await alarm.wake();
}
