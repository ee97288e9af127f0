import { useNavigate } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import {
  type ConversationDetail,
  type LiveConversation,
  conversationOperations as table,
} from "../../../../contracts/admin/conversations.ts";
import type { CloseOutcome } from "../../../../contracts/handover.ts";
import { call } from "../../api/client.ts";
import { isInboxLive } from "../../api/inbox.ts";
import { detailKey } from "../../api/inbox-lists.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { handoverSentence, refusalDetails } from "./handover-refusal.ts";
import type { Talk } from "./use-talk.ts";

const CLAIM = "POST /conversations/:conversationId/claim";
const RELEASE = "POST /conversations/:conversationId/release";
const TRANSFER = "POST /conversations/:conversationId/transfer";
const ASSIGN = "POST /conversations/:conversationId/assign";
const CLOSE = "POST /conversations/:conversationId/close";

export type Acts = ReturnType<typeof useActs>;

/** What a user may do with a conversation. Each says whether it was done; a refusal is told in words. */
export function useActs(talk: Talk) {
  const queries = useQueryClient();
  const [isBusy, attempt] = useAttempt(talk);
  const params = { conversationId: talk.id };
  const showDetail = (part: Partial<ConversationDetail>) =>
    queries.setQueryData<ConversationDetail>(
      detailKey(talk.id),
      (detail) => detail && { ...detail, ...part },
    );
  const take = (live: LiveConversation) => {
    talk.take(live);
    const { status, handover_phase, claimed_by, claimer_name, waiting_since } = live;
    showDetail({ status, handover_phase, claimed_by, claimer_name, waiting_since });
  };
  return {
    isBusy,
    claim: () => attempt(async () => take(await call(table, CLAIM, { params, body: {} }))),
    release: () => attempt(async () => take(await call(table, RELEASE, { params, body: {} }))),
    transfer: (user_id: number) =>
      attempt(async () => take(await call(table, TRANSFER, { params, body: { user_id } }))),
    assign: (user_id: number | null) =>
      attempt(async () => showDetail(await call(table, ASSIGN, { params, body: { user_id } }))),
    close: (outcome: CloseOutcome) =>
      attempt(async () => {
        take(await call(table, CLOSE, { params, body: { outcome } }));
        showDetail({ outcome });
        toast(t("inbox.closed"));
      }),
  };
}

/** One act at a time, and what is done where it is refused. */
function useAttempt(talk: Talk) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isBusy, setBusy] = createSignal(false);
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await act();
      return true;
    } catch (error) {
      toastProblem(handoverSentence(error));
      const details = refusalDetails(error);
      if (details?.reason === "continued" && details.conversation_id) {
        navigate(`/conversations?id=${details.conversation_id}`);
      }
      // Whatever it is that was not known here: the object knows.
      talk.ask();
      return false;
    } finally {
      setBusy(false);
      // The socket tells of what was done; without one, what is shown is asked for.
      if (!isInboxLive()) void queries.invalidateQueries();
    }
  };
  return [isBusy, attempt] as const;
}
