import { useQueryClient } from "@tanstack/solid-query";
import { type LeadDetail, leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { toast } from "../../kit/toasts.tsx";

/** Takes a merged lead out again, and tells so. */
export function useUnmerge(): (keptId: string, mergeId: number) => Promise<void> {
  const queries = useQueryClient();
  return async (keptId, mergeId) => {
    await call(leadOperations, "POST /leads/:leadId/unmerge", {
      params: { leadId: keptId },
      body: { merge_id: mergeId },
    });
    toast(t("leads.merge_undone"));
    await queries.invalidateQueries();
  };
}

/** Merges one lead into another; its notice takes it back. */
export function useMerge(): (keptId: string, mergedId: string) => Promise<LeadDetail> {
  const queries = useQueryClient();
  const unmerge = useUnmerge();
  return async (keptId, mergedId) => {
    const kept = await call(leadOperations, "POST /leads/:leadId/merge", {
      params: { leadId: keptId },
      body: { merge_lead_id: mergedId },
    });
    const merge = kept.merges.find(({ lead }) => lead.id === mergedId);
    toast(t("leads.merged"), merge && (() => unmerge(keptId, merge.id)));
    queries.setQueryData(["lead", keptId], kept);
    await queries.invalidateQueries();
    return kept;
  };
}
