import { useQueryClient } from "@tanstack/solid-query";
import {
  type CannedReply,
  cannedReplyOperations,
} from "../../../../contracts/admin/canned-replies.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

export const CANNED_LIST = "GET /canned-replies";

interface Listed {
  readonly items: readonly CannedReply[];
}

/** Gone at once, and back if that was refused; Undo writes it anew. */
export function useRemoveCanned() {
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: [CANNED_LIST] });
  return async (shown: CannedReply): Promise<void> => {
    // A copy: the row is gone from the list when it is wanted back.
    const { id, client_id, shortcut, text } = shown;
    await queries.cancelQueries({ queryKey: [CANNED_LIST] });
    queries.setQueriesData<Listed>(
      { queryKey: [CANNED_LIST] },
      (list) => list && { items: list.items.filter((one) => one.id !== id) },
    );
    try {
      await call(cannedReplyOperations, "DELETE /canned-replies/:cannedReplyId", {
        params: { cannedReplyId: id },
      });
      toast(t("canned.deleted"), async () => {
        await call(cannedReplyOperations, "POST /canned-replies", {
          body: { client_id, shortcut, text },
        });
        await renew();
      });
    } catch (error) {
      toastProblem(sentenceFor(error));
    }
    await renew();
  };
}
