import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type BulkEntries, knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { tn } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { showBulk } from "./bulk-ahead.ts";
import { undoOf } from "./bulk-undo.ts";

export interface BulkWish {
  /** Travels with the wish: by the time of an undo the page may show another widget. */
  readonly widgetId: number;
  readonly acts: readonly BulkEntries[];
  /** The entries as they were; null for an undo, which is not undone. */
  readonly before: readonly Entry[] | null;
}

/** Does something to many entries, and offers to take it back. */
export function useBulk(onDone: () => void): (wish: BulkWish) => void {
  const queries = useQueryClient();
  const mutation = useMutation(() => ({
    mutationFn: async ({ widgetId, acts }: BulkWish) => {
      let changed = 0;
      for (const body of acts) {
        const params = { widgetId };
        changed += (
          await call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/bulk", {
            params,
            body,
          })
        ).changed;
      }
      return changed;
    },
    onMutate: ({ widgetId, acts }) => showBulk(queries, widgetId, acts),
    onSuccess: (changed, { widgetId, acts, before }) => {
      const undo = before && acts.flatMap((act) => undoOf(act, before));
      const takeBack = () => mutation.mutate({ widgetId, acts: undo ?? [], before: null });
      toast(tn("knowledge.bulk_done", changed), undo?.length ? takeBack : undefined);
      if (before) onDone();
    },
    onError: (error, _, putBack) => {
      putBack?.();
      toastProblem(sentenceFor(error));
    },
    onSettled: () => queries.invalidateQueries(),
  }));
  return (wish) => mutation.mutate(wish);
}
