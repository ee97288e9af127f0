import { createEffect, onCleanup } from "solid-js";
import type { ConversationMessage } from "../../../../contracts/admin/conversations.ts";
import { isInboxLive, setSeen, tellInbox } from "../../api/inbox.ts";
import { isLookedAt } from "../../api/looked-at.ts";

/** Says up to where the visitor's words were read: only what was before somebody's eyes. */
export function useReadReceipts(
  conversationId: string,
  messages: () => readonly ConversationMessage[],
): void {
  let saidSeq = 0;
  const look = () => {
    const last = messages().findLast(({ message_type }) => message_type === "user");
    if (!isLookedAt(conversationId)) return;
    setSeen(conversationId);
    if (!last || last.seq <= saidSeq || !isInboxLive()) return;
    saidSeq = last.seq;
    tellInbox({ type: "read", conversation_id: conversationId, seq: last.seq });
  };
  createEffect(look);
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  onCleanup(() => {
    removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", look);
  });
}
