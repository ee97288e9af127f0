import { createEffect, createSignal, on, untrack } from "solid-js";
import { conversationOperations } from "../../../../contracts/admin/conversations.ts";
import { ApiError, call } from "../../api/client.ts";
import { isInboxLive } from "../../api/inbox.ts";
import { handoverSentence } from "./handover-refusal.ts";
import { type Outgoing, without, withoutTold, withState } from "./outgoing.ts";
import type { Talk } from "./use-talk.ts";

// By conversation, and beyond the reader: what failed while another was read must not be gone.
const [outgoing, setOutgoing] = createSignal<Readonly<Record<string, readonly Outgoing[]>>>({});
const chains = new Map<string, Promise<void>>();

function change(id: string, next: (before: readonly Outgoing[]) => readonly Outgoing[]): void {
  setOutgoing((all) => ({ ...all, [id]: next(all[id] ?? []) }));
}

/** The user's replies to one conversation: shown before they have arrived, kept where they did not. */
export function useReplies(talk: Talk) {
  const { id } = talk;
  const mine = () => outgoing()[id] ?? [];
  const isThere = (one: Outgoing) =>
    mine().some(({ clientMessageId }) => clientMessageId === one.clientMessageId);
  const attempt = async (one: Outgoing) => {
    if (!isThere(one)) return;
    change(id, (before) => withState(before, one.clientMessageId, "sending"));
    try {
      const live = await call(conversationOperations, "POST /conversations/:conversationId/reply", {
        params: { conversationId: id },
        body: { message_text: one.text, client_message_id: one.clientMessageId },
      });
      talk.take(live);
      change(id, (before) => without(before, one.clientMessageId));
    } catch (error) {
      const problem = handoverSentence(error);
      const isOffline = error instanceof ApiError && error.code === "offline";
      change(id, (before) =>
        withState(before, one.clientMessageId, "failed", { problem, isOffline }),
      );
    }
  };
  const inTurn = (one: Outgoing) => {
    const before = chains.get(id) ?? Promise.resolve();
    chains.set(
      id,
      before.then(() => attempt(one)),
    );
  };
  createEffect(
    on(talk.told, (message) => message && change(id, (before) => withoutTold(before, message))),
  );
  createEffect(
    on(isInboxLive, (isLive) => {
      if (isLive) for (const one of untrack(mine)) if (one.isOffline) inTurn(one);
    }),
  );
  return {
    outgoing: mine,
    say: (text: string) => {
      const one: Outgoing = {
        clientMessageId: crypto.randomUUID(),
        text,
        afterSeq: talk.state().levelSeq,
        state: "sending",
        problem: null,
        isOffline: false,
      };
      change(id, (before) => [...before, one]);
      inTurn(one);
    },
    retry: inTurn,
    drop: (one: Outgoing) => change(id, (before) => without(before, one.clientMessageId)),
  };
}
