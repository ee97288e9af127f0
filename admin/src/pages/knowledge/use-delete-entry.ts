import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

/** Both ids travel together: by the time of an undo the page may show another widget. */
interface DraftEntryIds {
  readonly widgetId: number;
  readonly entryId: number;
}

/** Takes an entry out of the draft; by its toast it comes back. */
export function useDeleteEntry(): (ids: DraftEntryIds) => void {
  const queries = useQueryClient();
  const onError = (error: Error) => toastProblem(sentenceFor(error));
  const restoring = useMutation(() => ({
    mutationFn: ({ widgetId, entryId }: DraftEntryIds) =>
      call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/bulk", {
        params: { widgetId },
        body: { act: "undelete", ids: [entryId] },
      }),
    onError,
    onSettled: () => queries.invalidateQueries(),
  }));
  const deletion = useMutation(() => ({
    mutationFn: (params: DraftEntryIds) =>
      call(knowledgeOperations, "DELETE /widgets/:widgetId/knowledge/:entryId", { params }),
    onSuccess: (_, ids) => toast(t("knowledge.deleted"), () => restoring.mutate(ids)),
    onError,
    onSettled: () => queries.invalidateQueries(),
  }));
  return (ids) => deletion.mutate(ids);
}
